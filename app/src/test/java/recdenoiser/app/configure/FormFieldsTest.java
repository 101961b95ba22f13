package recdenoiser.app.configure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.data.OpenedData;
import recdenoiser.app.shell.Shell;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.preparing.DataSettings.Noise;

/** A person chooses a model, a rule and a loss in the form and sees the fields that apply. */
@ExtendWith(ApplicationExtension.class)
class FormFieldsTest {
  private static final Set<String> OF_ALL_MODELS =
      Set.of(
          "model",
          "maxLength",
          "width",
          "blocks",
          "heads",
          "sharedItems",
          "positions",
          "residuals",
          "dropout",
          "innerFactor");
  private static final Map<String, Set<String>> MODELS =
      Map.of(
          "SASREC", Set.of("layout"),
          "TISASREC", Set.of("layout", "timeSpan"),
          "SSE_PT", Set.of("layout", "userWidth", "replaceItem", "replaceUser"),
          "BERT4REC", Set.of("attentionDropout", "maskRate", "lastMasked"));

  private static final Set<String> OF_ALL_RULES = Set.of("attention", "jacobianPenalty");
  private static final Map<String, Set<String>> RULES =
      Map.of(
          "SOFTMAX",
          Set.of(),
          "LEARNED_MASK",
          Set.of(
              "estimator",
              "maskDraw",
              "credit",
              "maskPenalty",
              "maskPenaltyScale",
              "maskLearningRate",
              "maskStart",
              "maskHeads",
              "maskWarmUp"),
          "SPARSE_STRIDED",
          Set.of("patternStride", "patternHeads"),
          "SPARSE_FIXED",
          Set.of("patternStride", "patternSummary", "patternHeads"),
          "ENTMAX",
          Set.of("learnAlpha"),
          "RANDOM_MASK",
          Set.of("randomUnit", "randomRate"));

  private static final Map<String, Set<String>> LOSSES =
      Map.of(
          "BINARY",
          Set.of(
              "loss",
              "lossNegatives",
              "negativeSampler",
              "extraNegatives",
              "lossNegativesAvoid",
              "calibration"),
          "SAMPLED_SOFTMAX",
          Set.of(
              "loss", "lossNegatives", "negativeSampler", "extraNegatives", "lossNegativesAvoid"),
          "BPR",
          Set.of(
              "loss", "lossNegatives", "negativeSampler", "extraNegatives", "lossNegativesAvoid"),
          "TOP1",
          Set.of(
              "loss", "lossNegatives", "negativeSampler", "extraNegatives", "lossNegativesAvoid"),
          "BPR_MAX",
          Set.of(
              "loss",
              "lossNegatives",
              "negativeSampler",
              "extraNegatives",
              "lossNegativesAvoid",
              "scorePenalty"),
          "FULL_SOFTMAX",
          Set.of("loss"));

  private final ConfigureModel model = new ConfigureModel(Presets.list());
  private final List<RunConfig> launched = new ArrayList<>();
  private Stage stage;

  @Start
  void start(Stage primary) {
    stage = primary;
    Themes themes = new Themes(new MemoryPreferences(), Optional::empty);
    Shell shell = new Shell(themes, () -> {});
    ConfigureController controller =
        new ConfigureController(model, Background.direct(), launched::add, 1);
    shell.add(
        new ConfigurePage(model, controller, new ReadOnlyObjectWrapper<OpenedData>(this, "data")));
    model.filter().advancedProperty().set(true);
    stage.setScene(shell.scene(1280, 800));
    stage.show();
  }

  @Test
  void everyModelUnderEveryRuleShowsExactlyItsFields(FxRobot robot) {
    MODELS.forEach(
        (kind, ofKind) ->
            RULES.forEach(
                (rule, ofRule) -> {
                  choose(robot, "model", kind);
                  choose(robot, "attention", rule);
                  String both = kind + " and " + rule;
                  assertThat(shown("model", "bert4rec", "tisasrec", "ssePt"))
                      .as(both)
                      .isEqualTo(union(OF_ALL_MODELS, ofKind));
                  assertThat(union(shown("attention"), shown("denoiser")))
                      .as(both)
                      .isEqualTo(union(OF_ALL_RULES, ofRule));
                }));
  }

  @Test
  void aModelThatIsCountedShowsNothingToLearnWith(FxRobot robot) {
    choose(robot, "model", "POPULARITY");
    assertThat(shown("model")).containsExactly("model");
    assertThat(shown("training")).containsExactly("seed");
    for (String group : List.of("attention", "denoiser", "loss")) {
      assertThat(shown(group)).as(group).isEmpty();
      assertThat(seen("#group-" + group)).as(group).isFalse();
    }
    assertThat(shown("data")).contains("noise");
    assertThat(shown("evaluation")).isNotEmpty();
    assertThat(find("#configure-start").isDisabled()).isFalse();
  }

  @Test
  void everyLossShowsExactlyItsFields(FxRobot robot) {
    LOSSES.forEach(
        (loss, fields) -> {
          choose(robot, "loss", loss);
          assertThat(shown("loss")).as(loss).isEqualTo(new TreeSet<>(fields));
        });
  }

  @Test
  void shareAndSeedOfNoiseAreAskedForWhereThereIsNoise(FxRobot robot) {
    assertThat(shown("data")).contains("noise").doesNotContain("noiseShare", "noiseSeed");
    for (String noise : List.of("REPLACED", "INSERTED", "SWAPPED")) {
      choose(robot, "noise", noise);
      assertThat(shown("data")).contains("noise", "noiseShare", "noiseSeed");
    }
    assertThat(model.config().data().noise()).isEqualTo(Noise.SWAPPED);
    choose(robot, "noise", "NONE");
    assertThat(shown("data")).contains("noise").doesNotContain("noiseShare", "noiseSeed");
  }

  @Test
  void theExponentIsShownWhereNegativesAreDrawnByPopularity(FxRobot robot) {
    choose(robot, "loss", "BINARY");
    choose(robot, "negativeSampler", "POPULARITY");
    assertThat(shown("loss")).contains("popularityExponent");

    choose(robot, "negativeSampler", "IN_BATCH");
    assertThat(shown("loss")).doesNotContain("popularityExponent");
  }

  @Test
  void dataWithoutTimesDisableTheStartOfTiSasRecAndSayWhy(FxRobot robot) {
    robot.interact(() -> model.useData("games.txt", false));
    choose(robot, "model", "TISASREC");
    assertThat(seen("#problem-model")).isTrue();
    assertThat(((Label) find("#configure-notice")).getText())
        .isEqualTo(((Label) find("#problem-model")).getText())
        .contains("these data have no times");
    assertThat(find("#configure-start").isDisabled()).isTrue();

    choose(robot, "model", "SASREC");
    assertThat(seen("#configure-notice")).isFalse();
    assertThat(find("#configure-start").isDisabled()).isFalse();
    robot.interact(((Button) find("#configure-start"))::fire);
    assertThat(launched).hasSize(1);
  }

  private void choose(FxRobot robot, String setting, String value) {
    @SuppressWarnings("unchecked")
    ComboBox<String> box = (ComboBox<String>) find("#setting-" + setting);
    robot.interact(() -> box.setValue(value));
  }

  private Set<String> shown(String... groups) {
    Set<String> shown = new TreeSet<>();
    for (ConfigureModel.FieldGroup each : model.groups()) {
      if (List.of(groups).contains(each.name())) {
        each.fields().stream()
            .map(SettingField::name)
            .filter(name -> seen("#setting-" + name))
            .forEach(shown::add);
      }
    }
    return shown;
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> union = new TreeSet<>(some);
    union.addAll(others);
    return union;
  }

  private boolean seen(String id) {
    for (Node each = find(id); each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private Node find(String id) {
    Node found = stage.getScene().getRoot().lookup(id);
    assertThat(found).as(id).isNotNull();
    return found;
  }
}
