package recdenoiser.app.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.app.attention.AttentionPanelsModel.Shown;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.TrainedRuns;
import recdenoiser.engine.figure.ColourMap;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.figure.HeatScale;

class SideBySideControllerTest {
  @TempDir static Path folder;
  private static List<RunChoice> runs;

  private final SideBySideController controller =
      new SideBySideController(new OpenRuns(), Background.direct());
  private final SideBySideModel model = controller.model();

  @BeforeAll
  static void train() throws IOException {
    runs =
        List.of(
            TrainedRuns.train(folder, "attention", "SOFTMAX"),
            TrainedRuns.train(folder, "attention", "SPARSE_STRIDED"),
            TrainedRuns.train(folder, "attention", "ENTMAX"),
            TrainedRuns.train(folder, "attention", "SOFTMAX", "model", "POPULARITY"));
  }

  private Shown shown() {
    return model.panels().shownProperty().get();
  }

  @Test
  void fourRunsShareAUserAndAScale() {
    controller.open(runs);

    assertThat(shown().panels()).hasSize(4);
    assertThat(shown().columns()).isEqualTo(4);
    assertThat(shown().panels())
        .extracting(MapPanel::title)
        .containsExactlyElementsOf(runs.stream().map(RunChoice::name).toList());
    assertThat(shown().panels().get(3).matrix()).isNull();
    assertThat(shown().panels().get(3).notes()).containsExactly("This model has no attention.");
    assertThat(shown().panels().get(1).statistics())
        .extracting(Statistic::name)
        .startsWith("exact zeros", "entropy [nats]", "effective keys", "distance", "moved");
    assertThat(shown().scales().get(PanelKind.ATTENTION).high()).isPositive();
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void theUserStaysWhenRunsChange() {
    controller.open(runs.subList(0, 2));
    controller.showUser("5");
    controller.open(runs.subList(1, 3));
    assertThat(model.userProperty().get()).isEqualTo("5");
  }

  @Test
  void theAverageIsByDistanceAndHasNoTitles() {
    controller.open(runs.subList(0, 2));
    controller.showAverage();
    assertThat(model.averageProperty().get()).isTrue();
    assertThat(shown().tokens()).isEmpty();
    assertThat(shown().panels()).allMatch(panel -> panel.matrix().size() == 12);
    controller.showRandom();
    assertThat(model.averageProperty().get()).isFalse();
  }

  @Test
  void anUnknownUserIsSaid() {
    controller.open(runs.subList(0, 2));
    controller.showUser("nobody");
    assertThat(model.problemProperty().get()).contains("no user nobody");
    controller.showLongest();
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void noRunsShowNothing() {
    controller.open(runs.subList(0, 2));
    controller.open(List.of());
    assertThat(shown()).isEqualTo(Shown.NOTHING);
    controller.suggest("1");
    assertThat(model.suggestions()).isEmpty();
  }

  @Test
  void aRunThatCannotBeOpenedIsSaid() {
    controller.open(List.of(new RunChoice("gone", folder.resolve("gone"))));
    assertThat(model.problemProperty().get()).isNotEmpty();
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void theOthersAreShownMinusTheFirst() {
    controller.open(runs);
    controller.showUser("5");
    List<MapPanel> plain = shown().panels();
    model.differenceProperty().set(true);

    List<MapPanel> panels = shown().panels();
    assertThat(panels.get(0)).isEqualTo(plain.get(0));
    assertThat(panels.get(1).kind()).isEqualTo(PanelKind.DIFFERENCE);
    assertThat(panels.get(1).title()).isEqualTo(runs.get(1).name() + " minus the first");
    int last = shown().size() - 1;
    assertThat(panels.get(1).matrix().value(last, 0))
        .isEqualTo(plain.get(1).matrix().value(last, 0) - plain.get(0).matrix().value(last, 0));
    assertThat(panels.get(3).matrix()).isNull();
    HeatScale scale = shown().scales().get(PanelKind.DIFFERENCE);
    assertThat(scale.colours()).isEqualTo(ColourMap.BLUE_ORANGE);
    assertThat(scale.lowText()).isEqualTo("≤ −" + scale.highText().substring(2));
  }

  @Test
  void aUserIsFoundByLength() {
    controller.open(runs.subList(0, 2));
    controller.showLength(1_000_000);
    String longest = model.userProperty().get();
    controller.showLength(1);
    assertThat(model.userProperty().get()).isNotEqualTo(longest);
    controller.showLongest();
    assertThat(model.userProperty().get()).isEqualTo(longest);
  }

  @Test
  void mapsOfOtherSizesAreAlignedAtTheNewest() throws IOException {
    RunChoice longer = TrainedRuns.train(folder, "attention", "SOFTMAX", "maxLength", "20");
    controller.open(List.of(runs.get(0), longer));
    controller.showLongest();
    assertThat(shown().size()).isEqualTo(20);
    assertThat(shown().slotsInUse()).isEqualTo(20);
    assertThat(shown().panels().get(0).matrix().exists(19, 19)).isTrue();
    assertThat(shown().panels().get(0).matrix().exists(7, 7)).isFalse();

    model.panels().viewpoint().cellProperty().set(new HeatCell(19, 18));
    controller.open(runs.subList(0, 1));
    assertThat(model.panels().viewpoint().cellProperty().get()).isEqualTo(new HeatCell(11, 10));
    assertThat(model.panels().viewpoint().slotsInUseProperty().get()).isEqualTo(12);
  }
}
