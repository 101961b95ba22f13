package recdenoiser.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.testing.Pulses;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.figure.HeatScale;

/** Two maps of 200 slots side by side in 320 pixels of height, the oldest 40 slots not in use. */
@ExtendWith(ApplicationExtension.class)
class HeatMapTest {
  private static final int SLOTS = 200;
  private static final int UNUSED = 40;

  private final SimpleObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
  private final SimpleObjectProperty<HeatScale> scale =
      new SimpleObjectProperty<>(HeatScale.upTo(1));
  private final HeatViewpoint viewpoint = new HeatViewpoint();
  private HeatMap left;
  private HeatMap right;
  private HeatRowTable row;

  @Start
  void open(Stage stage) {
    left = new HeatMap("softmax", scale, theme, viewpoint);
    right = new HeatMap("masked", scale, theme, viewpoint);
    left.setPrefSize(360, 320);
    right.setPrefSize(360, 320);
    left.matrixProperty().set(matrix());
    right.matrixProperty().set(matrix());
    left.setReader(cell -> "value " + cell.key());
    viewpoint.use(List.of(left.matrixProperty().get(), right.matrixProperty().get()));
    row = new HeatRowTable(viewpoint);
    row.setMaps(List.of(left, right));
    HeatControls controls = new HeatControls(viewpoint).named("pair");
    VBox page = new VBox(controls, new HBox(left, right), row);
    stage.setScene(new Scene(page, 760, 560));
    stage.show();
    stage.requestFocus();
  }

  @Test
  void slotsThatNothingUsesAreLeftOutUntilAskedFor(FxRobot robot) {
    Pulses.await(8);
    assertThat(left.shownLayout().firstKey()).isEqualTo(UNUSED);
    robot.clickOn("#pair-whole");
    Pulses.await(8);
    assertThat(left.shownLayout().firstKey()).isZero();
    assertThat(right.shownLayout().keys()).isEqualTo(SLOTS);
  }

  @Test
  void zoomKeysWheelAndButtonsBeginAtTheNewestItems(FxRobot robot) {
    Pulses.await(8);
    int fitting = left.shownLayout().cell();
    robot.clickOn("#pair-zoom-in").clickOn("#pair-zoom-in");
    Pulses.await(8);
    assertThat(left.shownLayout().cell()).isGreaterThan(fitting);
    assertThat(left.shownLayout().shows(newest())).isTrue();
    assertThat(right.shownLayout()).as("both move together").isEqualTo(left.shownLayout());
    assertThat(bars(left)).isEqualTo(2);
    robot.interact(left::requestFocus);
    robot.write("0");
    Pulses.await(8);
    assertThat(left.shownLayout().cell()).isEqualTo(fitting);
    robot.write("++");
    Pulses.await(8);
    assertThat(left.shownLayout().cell()).isGreaterThan(fitting);
    robot.write("--");
    Pulses.await(8);
    assertThat(left.shownLayout().cell()).isEqualTo(fitting);
    robot.moveTo(place(left, newest()));
    robot.press(KeyCode.CONTROL).scroll(1, VerticalDirection.UP).release(KeyCode.CONTROL);
    Pulses.await(8);
    assertThat(left.shownLayout().cell()).isNotEqualTo(0);
  }

  @Test
  void draggingShowsWhatIsOlderAndKeepsNoCell(FxRobot robot) {
    robot.interact(
        () -> {
          for (int i = 0; i < 6; i++) {
            viewpoint.zoomIn();
          }
        });
    Pulses.await(8);
    HeatCell before = new HeatCell(190, 190);
    Point2D from = place(left, before);
    robot.drag(from).dropTo(from.add(60, 40));
    Pulses.await(8);
    assertThat(left.shownLayout().keysBack()).isPositive();
    assertThat(right.shownLayout().queriesBack()).isPositive();
    assertThat(viewpoint.keptProperty().get()).isFalse();
    robot.interact(viewpoint::zoomToFit);
    Pulses.await(8);
    assertThat(left.shownLayout().keysBack()).isZero();
  }

  @Test
  void aClickKeepsACellAndArrowsScrollToIt(FxRobot robot) {
    robot.interact(
        () -> {
          for (int i = 0; i < 6; i++) {
            viewpoint.zoomIn();
          }
        });
    Pulses.await(8);
    HeatCell clicked = new HeatCell(195, 194);
    robot.clickOn(place(left, clicked));
    assertThat(viewpoint.cellProperty().get()).isEqualTo(clicked);
    assertThat(left.getAccessibleText()).isEqualTo("softmax, value 194");
    int away = clicked.key() - left.shownLayout().firstKey() + 3;
    for (int i = 0; i < away; i++) {
      robot.push(KeyCode.LEFT);
    }
    Pulses.await(8);
    assertThat(viewpoint.cellProperty().get().key()).isEqualTo(194 - away);
    assertThat(left.shownLayout().shows(viewpoint.cellProperty().get())).isTrue();
  }

  @Test
  void theRowOfTheKeptCellStandsInATableToBeCopied(FxRobot robot) {
    Pulses.await(8);
    robot.clickOn(place(left, new HeatCell(198, 197)));
    assertThat(row.getItems()).hasSize(SLOTS - UNUSED).startsWith(199, 198, 197);
    assertThat(row.copied()).startsWith("Key\tsoftmax\tmasked\nnow\t–\t–\n−1\t0.5000\t0.5000\n");
    robot.interact(() -> row.getSelectionModel().select(1));
    assertThat(row.copied()).isEqualTo("Key\tsoftmax\tmasked\n−1\t0.5000\t0.5000\n");
  }

  private static long bars(HeatMap map) {
    return map.getChildrenUnmodifiable().stream()
        .filter(node -> node instanceof ScrollBar && node.isVisible())
        .count();
  }

  private static HeatCell newest() {
    return new HeatCell(SLOTS - 1, SLOTS - 1);
  }

  private static Point2D place(HeatMap map, HeatCell cell) {
    double half = map.shownLayout().cell() / 2.0;
    return map.localToScreen(
        map.shownLayout().x(cell.key()) + half, map.shownLayout().y(cell.query()) + half);
  }

  private static HeatMatrix matrix() {
    float[] values = new float[SLOTS * SLOTS];
    Arrays.fill(values, Float.NaN);
    for (int query = UNUSED; query < SLOTS; query++) {
      for (int key = UNUSED; key <= query; key++) {
        values[query * SLOTS + key] = 0.5f;
      }
    }
    return new HeatMatrix(SLOTS, values);
  }
}
