package recdenoiser.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.shell.SpanSlider;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.Pulses;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.figure.CurveAxis;
import recdenoiser.engine.figure.CurveExport;
import recdenoiser.engine.figure.CurveGroup;
import recdenoiser.engine.figure.CurveSeries;
import recdenoiser.engine.figure.FigureExport.Kind;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.figure.HistogramFigure.Bin;
import recdenoiser.engine.figure.ValueRange;

/** Pointer and keys over charts, as a person uses them. */
@ExtendWith(ApplicationExtension.class)
class CurveChartTest {
  @TempDir Path folder;

  private final Themes themes = new Themes(new MemoryPreferences(), Optional::empty);
  private final List<String> notices = new ArrayList<>();
  private final ChartContext charts =
      new ChartContext(themes.themeProperty(), Background.direct(), notices::add);
  private final CurveSettings settings = new CurveSettings();
  private final CurveModel loss = new CurveModel("training loss", settings);
  private final CurveModel speed = new CurveModel("speed", settings.linear());
  private CurveChart left;
  private CurveChart right;
  private AxisPart part;
  private HistogramChart lengths;

  @Start
  void start(Stage stage) {
    left = charts.chart(loss);
    right = charts.chart(speed);
    lengths = new HistogramChart("actions", "users", themes.themeProperty());
    CurveSeries one = loss.add("one");
    CurveSeries other = loss.add("other");
    CurveSeries sequences = speed.add("");
    for (int epoch = 1; epoch <= 11; epoch++) {
      one.append(epoch, 10.0 * epoch, epoch, 0.1 * epoch);
      other.append(epoch, 10.0 * epoch, epoch, 1 - 0.05 * epoch);
      sequences.append(epoch, 10.0 * epoch, epoch, 1000 + epoch);
    }
    lengths.setBins(List.of(new Bin("1", 5), new Bin("2", 9), new Bin("3", 2), new Bin("4–7", 1)));
    part = new AxisPart(left);
    VBox.setVgrow(left, Priority.ALWAYS);
    HBox box = new HBox(new VBox(left, part), right, lengths);
    box.getChildren().forEach(chart -> HBox.setHgrow(chart, Priority.ALWAYS));
    stage.setScene(new Scene(box, 1200, 400));
    themes.dress(stage.getScene());
    stage.show();
  }

  @Test
  void oneCrossHairReadsAllLinesOfAllChartsTheGreatestFirst(FxRobot robot) {
    Pulses.await(6);
    robot.moveTo(at(left, 0.8));
    Pulses.await(3);
    assertThat(readout(left)).startsWith("epoch 9", "one", "0.9000", "other", "0.5500");
    assertThat(readout(right)).startsWith("epoch 9");
    robot.moveTo(at(left, 0.1));
    Pulses.await(3);
    assertThat(readout(left)).startsWith("epoch 2", "other", "0.9000", "one", "0.2000");
    robot.moveTo(lengths);
    Pulses.await(3);
    assertThat(left.lookup("#chart-readout").isVisible()).isFalse();
    assertThat(right.lookup("#chart-readout").isVisible()).isFalse();
  }

  @Test
  void whatIsDraggedOverBecomesTheChartUntilADoubleClick(FxRobot robot) {
    Pulses.await(6);
    robot.moveTo(at(left, 0.2)).press(MouseButton.PRIMARY);
    robot.moveTo(at(left, 0.6)).release(MouseButton.PRIMARY);
    Pulses.await(6);
    ValueRange across = left.view().orElseThrow().across();
    assertThat(across.low()).isBetween(2.5, 3.5);
    assertThat(across.high()).isBetween(6.5, 7.5);
    assertThat(right.view().orElseThrow().across()).isEqualTo(new ValueRange(1, 11));
    robot.moveTo(at(left, 0.5)).doubleClickOn(MouseButton.PRIMARY);
    Pulses.await(6);
    assertThat(left.view().orElseThrow().across()).isEqualTo(new ValueRange(1, 11));
  }

  @Test
  void aSliderAsWideAsThePlotSaysWhichPartOfTheAxisAllChartsShow(FxRobot robot) {
    Pulses.await(6);
    AxisPlace place = left.axisPlaceProperty().get();
    SpanSlider slider = (SpanSlider) part.lookup("#chart-part");
    assertThat(slider.getLayoutX() + slider.beside()).isEqualTo(place.left(), within(1.0));
    assertThat(slider.getLayoutX() + slider.getWidth() - slider.beside())
        .isEqualTo(place.right(), within(1.0));
    assertThat(words("from")).isEqualTo("epoch 1");
    assertThat(words("to")).isEqualTo("epoch 11");
    robot.interact(() -> slider.setLowValue(0.5));
    Pulses.await(6);
    assertThat(left.view().orElseThrow().across()).isEqualTo(new ValueRange(6, 11));
    assertThat(right.view().orElseThrow().across()).isEqualTo(new ValueRange(6, 11));
    assertThat(words("from")).isEqualTo("epoch 6");
    assertThat(((CurveExport) left.export().orElseThrow()).view().across())
        .isEqualTo(new ValueRange(6, 11));
    robot.interact(() -> settings.axisProperty().set(CurveAxis.TIME));
    Pulses.await(6);
    assertThat(words("from")).isEqualTo("6 s");
    robot.clickOn("#chart-part-whole");
    Pulses.await(6);
    assertThat(slider.isAllChosen()).isTrue();
    assertThat(right.view().orElseThrow().across()).isEqualTo(new ValueRange(1, 11));
    assertThat(part.lookup("#chart-part-whole").isVisible()).isFalse();
  }

  private String words(String end) {
    return ((Label) part.lookup("#chart-part-" + end)).getText();
  }

  @Test
  void keysZoomAndShowAllAgain(FxRobot robot) {
    Pulses.await(6);
    robot.interact(left::requestFocus);
    robot.push(KeyCode.PLUS);
    Pulses.await(6);
    assertThat(left.view().orElseThrow().across()).isEqualTo(new ValueRange(3.5, 8.5));
    robot.push(KeyCode.ESCAPE);
    Pulses.await(6);
    assertThat(left.view().orElseThrow().across()).isEqualTo(new ValueRange(1, 11));
    robot.push(KeyCode.LEFT);
    Pulses.await(3);
    assertThat(readout(left)).startsWith("epoch 10");
  }

  @Test
  void anotherRunIsNotSeenThroughTheZoomOfTheLast(FxRobot robot) {
    Pulses.await(6);
    robot.interact(left::requestFocus);
    robot.push(KeyCode.PLUS);
    robot.interact(
        () ->
            loss.show(
                curves -> {
                  CurveGroup group = curves.addGroup("SASRec", 0);
                  for (int seed = 1; seed <= 2; seed++) {
                    CurveSeries line = group.add("seed " + seed);
                    line.append(1, 10, 1, 0.1 * seed);
                    line.append(2, 20, 2, 0.2 * seed);
                  }
                }));
    Pulses.await(6);
    assertThat(left.view().orElseThrow().across()).isEqualTo(new ValueRange(1, 2));
    robot.moveTo(at(left, 1));
    Pulses.await(3);
    assertThat(readout(left)).startsWith("epoch 2", "SASRec (n = 2)", "0.3000 ± 0.1414");
  }

  @Test
  void aTableTwinCanBeCopied(FxRobot robot) {
    robot.interact(() -> left.asTableProperty().set(true));
    Pulses.await(6);
    CurveTable table = (CurveTable) left.lookup("#chart-table");
    assertThat(table.isVisible()).isTrue();
    assertThat(table.getItems()).hasSize(22);
    robot.interact(
        () -> {
          table.requestFocus();
          table.getSelectionModel().select(1);
        });
    robot.push(KeyCode.CONTROL, KeyCode.C);
    String[] copied = new String[1];
    robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    assertThat(copied[0])
        .isEqualTo("series\tepoch\tstep\telapsed_seconds\tvalue\none\t2\t20\t2.000\t0.2\n");
  }

  @Test
  void everyChartIsSavedInEveryKind(FxRobot robot) throws IOException {
    Pulses.await(6);
    robot.interact(
        () -> {
          ChartActions curves = charts.actions(left, "Loss");
          curves.takeSize("300 x 240");
          ChartActions bars = charts.actions(lengths, "Lengths");
          for (Kind kind : Kind.values()) {
            curves.save(kind, folder.resolve("loss." + kind.extension()));
            bars.save(kind, folder.resolve("lengths." + kind.extension()));
          }
        });
    assertThat(charts.sizeProperty().get()).isEqualTo(new FigureSize(300, 240));
    assertThat(notices).hasSize(2 * Kind.values().length).allMatch(text -> text.contains("Saved"));
    assertThat(Files.readString(folder.resolve("loss.svg"))).contains("width=\"300\"", ">Loss<");
    assertThat(Files.readString(folder.resolve("lengths.md"))).contains("| 4–7 | 1 |");
    assertThat(Files.readString(folder.resolve("loss.tex"))).contains("one & 1 & 10 & 1.000 & 0.1");
    assertThat(folder.resolve("lengths.pdf")).isNotEmptyFile();
  }

  @Test
  void aSizeThatIsNoneIsRefusedInWords(FxRobot robot) {
    robot.interact(() -> charts.actions(left, "Loss").takeSize("wide"));
    assertThat(notices)
        .containsExactly("A size is a width and a height, such as 900 × 500; found \"wide\".");
    assertThat(charts.sizeProperty().get()).isEqualTo(FigureSize.USUAL);
  }

  @Test
  void binsAreZoomedAndReadAsATable(FxRobot robot) {
    Pulses.await(6);
    robot.moveTo(at(lengths, 0.3)).press(MouseButton.PRIMARY);
    robot.moveTo(at(lengths, 0.7)).release(MouseButton.PRIMARY);
    Pulses.await(3);
    assertThat(lengths.bins()).extracting(Bin::label).containsExactly("2", "3");
    robot.interact(() -> lengths.setBins(List.of(new Bin("a", 1), new Bin("b", 2))));
    assertThat(lengths.bins()).hasSize(2);
    assertThat(lengths.zoomed().orElseThrow().get()).isFalse();
    robot.interact(() -> lengths.asTable().orElseThrow().set(true));
    Pulses.await(3);
    assertThat(lengths.lookup("#chart-table").isVisible()).isTrue();
  }

  /** So far from the left of the plot, about half way up. */
  private static Point2D at(javafx.scene.layout.Region chart, double share) {
    Bounds bounds = chart.localToScreen(chart.getBoundsInLocal());
    var plot =
        ((org.jfree.chart.fx.ChartCanvas) chart.getChildrenUnmodifiable().get(0))
            .getRenderingInfo()
            .getPlotInfo()
            .getDataArea();
    return new Point2D(
        bounds.getMinX() + plot.getMinX() + share * plot.getWidth(),
        bounds.getMinY() + plot.getCenterY());
  }

  private static List<String> readout(CurveChart chart) {
    assertThat(chart.lookup("#chart-readout").isVisible()).isTrue();
    return ((javafx.scene.layout.GridPane) chart.lookup("#chart-readout"))
        .getChildren().stream()
            .filter(Label.class::isInstance)
            .map(label -> ((Label) label).getText())
            .toList();
  }
}
