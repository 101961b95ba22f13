package recdenoiser.app.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.table.AskedWidths.Width;

@ExtendWith(ApplicationExtension.class)
class AskedWidthsTest {
  private TableView<String> table;

  @Start
  void open(Stage stage) {
    table = new TableView<>();
    AskedWidths.give(table);
    for (double width : new double[] {100, 300, 60}) {
      TableColumn<String, String> column = new TableColumn<>("c" + (int) width);
      column.setPrefWidth(width);
      column.setMinWidth(50);
      table.getColumns().add(column);
    }
    stage.setScene(new Scene(new StackPane(table)));
    stage.setWidth(500);
    stage.setHeight(300);
    stage.show();
  }

  @Test
  void whatIsLeftOverIsSharedInProportion() {
    assertThat(shared(600, new Width(10, 100, 5000), new Width(10, 200, 5000)))
        .containsExactly(200, 400);
  }

  @Test
  void leastAndGreatestAreKept() {
    assertThat(shared(600, new Width(100, 100, 140), new Width(10, 100, 5000)))
        .containsExactly(140, 460);
    assertThat(shared(150, new Width(100, 100, 140), new Width(10, 100, 5000)))
        .containsExactly(100, 50);
    assertThat(shared(50, new Width(100, 100, 140), new Width(10, 100, 5000)))
        .containsExactly(100, 10);
  }

  @Test
  void theSameSizeLooksTheSameWhateverItWasBefore(FxRobot robot) {
    List<Double> first = widths();
    resize(robot, 320);
    assertThat(widths()).isNotEqualTo(first);
    resize(robot, 410);
    resize(robot, 500);
    assertThat(widths()).isEqualTo(first);
  }

  @Test
  void aColumnThatIsDraggedStaysInProportion(FxRobot robot) {
    double before = table.getColumns().get(0).getWidth();
    robot.interact(() -> table.resizeColumn(table.getColumns().get(0), 60));
    assertThat(widths().get(0)).isEqualTo(before + 60);
    List<Double> dragged = widths();
    resize(robot, 400);
    resize(robot, 500);
    for (int c = 0; c < dragged.size(); c++) {
      assertThat(widths().get(c)).isBetween(dragged.get(c) - 1, dragged.get(c) + 1);
    }
  }

  private static double[] shared(double room, Width... columns) {
    return AskedWidths.shared(List.of(columns), room);
  }

  private void resize(FxRobot robot, double width) {
    robot.interact(
        () -> {
          table.setMaxWidth(width);
          table.getScene().getRoot().layout();
        });
  }

  private List<Double> widths() {
    return table.getColumns().stream().map(TableColumn::getWidth).toList();
  }
}
