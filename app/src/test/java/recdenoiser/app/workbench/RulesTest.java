package recdenoiser.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.chart.CurveChart;
import recdenoiser.app.chart.HeatMap;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.testing.MemoryPreferences;

/** Rivals of the learned masks are set up, trained and looked at, with the real engine. */
@ExtendWith(ApplicationExtension.class)
class RulesTest {
  @TempDir Path runs;

  private WorkbenchDriver bench;

  @Start
  void start(Stage stage) {
    bench = new WorkbenchDriver(stage, new MemoryPreferences(), runs);
    bench.open();
  }

  @AfterEach
  void stop(FxRobot robot) {
    robot.interact(bench::close);
  }

  @Test
  void alphaOfEveryHeadIsSeenToGrow(FxRobot robot) {
    openSample(robot);
    choose(robot, "setting-attention", "ENTMAX");
    bench.type(robot, "setting-heads", "2");
    bench.type(robot, "setting-epochs", "3");
    bench.press(robot, "configure-start");
    bench.await("the test", () -> bench.text("result-title").startsWith("Test"));

    CurveChart alpha = (CurveChart) bench.find("chart-alpha");
    assertThat(alpha.model().series())
        .extracting(line -> line.label())
        .containsExactly(
            "block 1 · head 1", "block 1 · head 2", "block 2 · head 1", "block 2 · head 2");
    assertThat(alpha.model().series())
        .allSatisfy(line -> assertThat(line.values()).hasSize(3).doesNotContain(Double.NaN));
    assertThat(bench.find("chart-open")).isNull();
    assertThat(bench.text("page-context")).startsWith("SASRec + α-entmax");

    bench.show(robot, PageId.RUNS);
    TableView<?> table = (TableView<?>) bench.find("runs-table");
    bench.await("the run in the table", () -> table.getItems().size() == 1);
    assertThat(table.getColumns().get(2).getCellData(0)).isEqualTo("SASRec + α-entmax");
  }

  @Test
  void attentionOnKnownNoiseIsSeenLive(FxRobot robot) {
    openSample(robot);
    choose(robot, "setting-attention", "CONTENT_GATE");
    bench.type(robot, "setting-epochs", "3");
    bench.press(robot, "configure-start");
    bench.await("the first epoch", () -> hasLines("chart-noiseShare"));
    bench.await("the test", () -> bench.text("result-title").startsWith("Test"));

    CurveChart share = (CurveChart) bench.find("chart-noiseShare");
    assertThat(share.model().series())
        .extracting(line -> line.label())
        .containsExactly("block 1", "block 2");
    assertThat(share.model().series())
        .allSatisfy(line -> assertThat(line.values()).hasSize(3).doesNotContain(Double.NaN));
    CurveChart auc = (CurveChart) bench.find("chart-noiseAuc");
    assertThat(auc.model().series().get(0).values()).hasSize(3);
  }

  private boolean hasLines(String chart) {
    return bench.find(chart) instanceof CurveChart found && !found.model().isEmpty();
  }

  @Test
  void thePatternOfTheSparseTransformerIsDrawn(FxRobot robot) {
    openSample(robot);
    choose(robot, "setting-attention", "SPARSE_STRIDED");
    choose(robot, "setting-patternHeads", "SPLIT");
    bench.type(robot, "setting-patternStride", "5");
    bench.type(robot, "setting-heads", "2");
    bench.type(robot, "setting-epochs", "2");
    bench.press(robot, "configure-start");
    bench.await("the test", () -> bench.text("result-title").startsWith("Test"));
    bench.show(robot, PageId.MASKS);
    bench.await("the pattern", () -> bench.seen("masks-pattern-1"));

    int newest = 19;
    HeatMap pattern = (HeatMap) shown("masks-pattern-1");
    assertThat(pattern.matrixProperty().get().value(newest, newest - 5)).isEqualTo(1);
    assertThat(pattern.matrixProperty().get().value(newest, newest - 4)).isEqualTo(0.5f);
    assertThat(pattern.matrixProperty().get().value(newest, newest - 7)).isZero();
    assertThat(pattern.matrixProperty().get().exists(0, newest)).isFalse();
    assertThat(((Labeled) shown("heat-closed")).getText()).startsWith("closed: ");

    @SuppressWarnings("unchecked")
    ChoiceBox<Integer> head = (ChoiceBox<Integer>) shown("masks-head");
    assertThat(head.getItems()).hasSize(3);
    robot.interact(() -> head.setValue(1));
    assertThat(pattern.matrixProperty().get().value(newest, newest - 4)).isZero();
    assertThat(pattern.matrixProperty().get().value(newest, newest - 10)).isEqualTo(1);
  }

  @Test
  void aModelThatLooksBothWaysHasMapsWithoutAnEmptyTriangle(FxRobot robot) {
    openSample(robot);
    choose(robot, "setting-model", "BERT4REC");
    choose(robot, "setting-loss", "FULL_SOFTMAX");
    bench.type(robot, "setting-epochs", "2");
    bench.press(robot, "configure-start");
    bench.await("the test", () -> bench.text("result-title").startsWith("Test"));
    CurveChart loss = (CurveChart) bench.find("chart-loss");
    assertThat(loss.model().series()).extracting(line -> line.label()).contains("cross-entropy");
    bench.show(robot, PageId.MASKS);
    bench.await("the masks", () -> bench.seen("masks-open-1"));

    HeatMap masks = (HeatMap) shown("masks-open-1");
    HeatMap attention = (HeatMap) shown("masks-attention-1");
    assertThat(masks.matrixProperty().get().exists(0, 19)).isTrue();
    assertThat(attention.matrixProperty().get().exists(18, 19)).isTrue();
  }

  private void openSample(FxRobot robot) {
    bench.press(robot, "dataset-sample");
    bench.await("the sample to be read", () -> bench.seen("dataset-next"));
    bench.press(robot, "dataset-next");
  }

  private void choose(FxRobot robot, String id, String value) {
    @SuppressWarnings("unchecked")
    ComboBox<String> box = (ComboBox<String>) bench.find(id);
    robot.interact(() -> box.setValue(value));
  }

  /** Of several nodes of that name the one on the page in front. */
  private Node shown(String id) {
    return bench.stage().getScene().getRoot().lookupAll("#" + id).stream()
        .filter(WorkbenchDriver::isSeen)
        .findFirst()
        .orElseThrow(() -> new AssertionError("#" + id + " is not seen."));
  }
}
