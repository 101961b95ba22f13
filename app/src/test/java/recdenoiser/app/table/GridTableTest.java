package recdenoiser.app.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.task.Background;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;
import recdenoiser.engine.table.GridFormat;

/** A table that is read, copied and kept. */
@ExtendWith(ApplicationExtension.class)
class GridTableTest {
  private static final DataGrid GRID =
      DataGrid.of(
          "Metrics & more",
          List.of(GridColumn.words("model"), GridColumn.numbers("NDCG@10")),
          List.of(
              List.of(GridCell.text("SASRec"), GridCell.metric(0.123456)),
              List.of(GridCell.text("a_b"), GridCell.NONE)));

  @TempDir Path folder;
  private final List<String> notices = new ArrayList<>();
  private GridTable table;
  private GridMenu menu;

  @Start
  void start(Stage stage) {
    table = new GridTable("grid", "nothing");
    table.show(GRID);
    menu = new GridMenu("grid-menu", table::grid, Background.direct(), notices::add);
    stage.setScene(new Scene(new VBox(table, menu), 600, 400));
    stage.show();
  }

  @Test
  @SuppressWarnings("unchecked")
  void chosenRowsAreCopiedWithTabsBetween(FxRobot robot) {
    TableView<List<GridCell>> view = (TableView<List<GridCell>>) table.lookup("#grid");
    robot.interact(
        () -> {
          view.requestFocus();
          view.getSelectionModel().selectAll();
        });
    robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
    robot.interact(
        () ->
            assertThat(Clipboard.getSystemClipboard().getString())
                .isEqualTo("SASRec\t0.1235\na_b\t–"));
  }

  @Test
  void aFileHasTheNumbersInFull(FxRobot robot) {
    Path file = folder.resolve(GridMenu.fileName(GRID.title()) + ".csv");
    robot.interact(() -> menu.save(GridFormat.CSV, file));
    assertThat(file.getFileName()).hasToString("metrics-more.csv");
    assertThat(file).content().contains("SASRec,0.123456").contains("a_b,");
    assertThat(notices).singleElement().asString().contains("metrics-more.csv");
  }

  @Test
  void whatCannotBeWrittenIsSaid(FxRobot robot) {
    robot.interact(() -> menu.save(GridFormat.LATEX, folder.resolve("no/such/folder.tex")));
    assertThat(notices).singleElement().asString().contains("could not be written");
  }
}
