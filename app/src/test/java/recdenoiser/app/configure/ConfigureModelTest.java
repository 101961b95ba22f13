package recdenoiser.app.configure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.BooleanBinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.app.task.Background;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.data.statistics.DataStatistics;

class ConfigureModelTest {
  private final ConfigureModel model = new ConfigureModel(Presets.list());
  private final List<RunConfig> launched = new ArrayList<>();
  private final ConfigureController controller =
      new ConfigureController(model, Background.direct(), launched::add, 1);

  @Test
  void everySettingOfTheCatalogueIsInTheForm() {
    assertThat(
            model.groups().stream()
                .flatMap(group -> group.fields().stream())
                .map(SettingField::name))
        .containsExactlyInAnyOrderElementsOf(
            SettingCatalogue.get().settings().stream().map(setting -> setting.name()).toList());
    assertThat(model.groups().stream().map(ConfigureModel.FieldGroup::name))
        .containsExactly(
            "data",
            "model",
            "sasrec",
            "bert4rec",
            "tisasrec",
            "ssePt",
            "gru4rec",
            "caser",
            "lstm4rec",
            "transrec",
            "itemKnn",
            "markov",
            "contentGate",
            "attention",
            "denoiser",
            "loss",
            "training",
            "evaluation");
  }

  @Test
  void aValueCountsWhenTheFieldIsLeft() {
    SettingField width = model.field("width");
    width.textProperty().set("64");
    assertThat(model.config().model().width()).isNotEqualTo(64);
    model.commit(width);
    assertThat(model.config().model().width()).isEqualTo(64);
    assertThat(width.changedProperty().get()).isTrue();
    assertThat(model.differences())
        .extracting(SettingCatalogue.Difference::name)
        .containsExactly("width");
  }

  @Test
  void whatCannotBeReadStaysInTheFieldWithItsProblem() {
    SettingField epochs = model.field("epochs");
    int before = model.config().training().epochs();
    epochs.textProperty().set("many");
    model.commit(epochs);
    assertThat(epochs.textProperty().get()).isEqualTo("many");
    assertThat(epochs.problemProperty().get()).startsWith("Epochs must be").contains("found many");
    assertThat(model.config().training().epochs()).isEqualTo(before);
    model.reset(epochs);
    assertThat(epochs.hasProblem()).isFalse();
    assertThat(epochs.changedProperty().get()).isFalse();
  }

  @Test
  void aRuleBetweenSettingsIsShownAtTheSettingItIsAbout() {
    commit("heads", "3");
    assertThat(model.field("heads").problemProperty().get())
        .contains("Heads H must divide Width d");
    commit("width", "60");
    assertThat(model.field("heads").hasProblem()).isFalse();
  }

  @Test
  void maskSettingsAreThereOnlyForLearnedMasks() {
    commit("attention", "SOFTMAX");
    assertThat(model.field("maskPenalty").appliesProperty().get()).isFalse();
    commit("attention", "LEARNED_MASK");
    assertThat(model.field("maskPenalty").appliesProperty().get()).isTrue();
  }

  @Test
  void aGroupWithoutAnythingToSetIsNotShown() {
    BooleanBinding attention = group("attention").shown();
    assertThat(attention.get()).isTrue();
    commit("blocks", "0");
    assertThat(attention.get()).isFalse();
    assertThat(group("loss").shown().get()).isTrue();
  }

  @Test
  void aBackboneThatNeedsTimesIsRefusedWhereTheDataHaveNone() {
    model.useData("games.txt", false);
    assertThat(model.obstacleProperty().get()).isEmpty();
    commit("model", "TISASREC");
    assertThat(model.field("model").problemProperty().get())
        .isEqualTo(model.obstacleProperty().get())
        .startsWith("TiSASRec needs to know when things were done");
    assertThat(controller.start()).contains(model.field("model"));
    model.useData("beauty.txt", true);
    assertThat(model.obstacleProperty().get()).isEmpty();
    assertThat(model.field("model").hasProblem()).isFalse();
  }

  @Test
  void dataWithoutTimesDoNotStandInTheWayOfOtherBackbones() {
    model.useData("games.txt", false);
    commit("model", "TISASREC");
    commit("model", "SSE_PT");
    assertThat(model.obstacleProperty().get()).isEmpty();
    assertThat(controller.start()).isEmpty();
  }

  @Test
  void aProblemThatNoLongerAppliesDoesNotStandInTheWay() {
    model.useData("sample:shop", true);
    commit("attention", "LEARNED_MASK");
    commit("maskStart", "2");
    assertThat(controller.start()).contains(model.field("maskStart"));
    commit("attention", "SOFTMAX");
    assertThat(controller.start()).isEmpty();
    assertThat(launched).hasSize(1);
  }

  @Test
  void nothingStartsWithoutData() {
    assertThat(controller.start()).contains(model.field("data"));
    assertThat(model.noticeProperty().get())
        .startsWith("Not started yet. Data set must name a file");
    assertThat(launched).isEmpty();
  }

  @Test
  void theSampleBringsItsPresetUnlessSomethingWasChanged() {
    model.useData("sample:shop", true);
    assertThat(model.presetProperty().get().name()).isEqualTo("sample");
    model.useData("other.txt", true);
    assertThat(model.presetProperty().get()).isEqualTo(Presets.list().get(0));
    commit("width", "64");
    model.useData("sample:shop", true);
    assertThat(model.presetProperty().get()).isEqualTo(Presets.list().get(0));
    assertThat(model.config().data().data()).isEqualTo("sample:shop");
  }

  @Test
  void aConfigurationSurvivesExportAndImport(@TempDir Path folder) {
    model.useData("sample:shop", true);
    commit("seed", "7");
    RunConfig exported = model.config();
    controller.exportTo(folder.resolve("run.json"));
    assertThat(folder.resolve("run.json"))
        .satisfies(file -> assertThat(Files.size(file)).isPositive());
    model.choosePreset(Presets.list().get(0));
    controller.importFrom(folder.resolve("run.json"));
    assertThat(model.config()).isEqualTo(exported);
    assertThat(model.noticeProperty().get()).contains("run.json");
  }

  @Test
  void aFileThatIsNoConfigurationIsRefused(@TempDir Path folder) {
    controller.importFrom(folder.resolve("nothing.json"));
    assertThat(model.noticeProperty().get()).contains("nothing.json");
  }

  @Test
  void aMeasurementHoldsUntilSomethingChanges() {
    controller.measure();
    assertThat(model.noticeProperty().get()).startsWith("Put the marked settings right");
    model.useData("sample:shop", true);
    controller.measure();
    assertThat(model.measuringProperty().get()).isFalse();
    assertThat(model.trialProperty().get().stepsPerEpoch()).isEqualTo(12);
    assertThat(model.trialProperty().get().parameters())
        .isEqualTo(
            model.parameterCount(DataStatistics.of(DataSets.open("sample:shop").sequences())));
    commit("width", "64");
    assertThat(model.trialProperty().get()).isNull();
  }

  private ConfigureModel.FieldGroup group(String name) {
    return model.groups().stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void commit(String name, String value) {
    model.field(name).textProperty().set(value);
    model.commit(model.field(name));
  }
}
