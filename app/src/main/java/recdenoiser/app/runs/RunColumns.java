package recdenoiser.app.runs;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.text.TextAlignment;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.run.RunProgress;
import recdenoiser.engine.run.library.LibraryQuery;
import recdenoiser.engine.run.library.RunField;
import recdenoiser.engine.run.library.RunFields;
import recdenoiser.engine.run.library.RunRow;
import recdenoiser.engine.text.Numbers;
import recdenoiser.engine.train.RunState;

/** The columns of the table of runs. What is missing comes last, whichever way it is sorted. */
final class RunColumns {
  private final Texts texts;

  RunColumns(Texts texts) {
    this.texts = texts;
  }

  /** A column with its field's name as its identifier. */
  TableColumn<RunRow, Object> column(String name) {
    RunField field = RunFields.get(name);
    TableColumn<RunRow, Object> column = new TableColumn<>();
    Label head = new Label(head(field));
    head.setTooltip(new Tooltip(field.title() + " (" + field.name() + ")"));
    column.setGraphic(head);
    column.setUserData(field);
    column.setId(name);
    if (field.isNumber()) {
      head.setTextAlignment(TextAlignment.RIGHT);
      column.getStyleClass().add("number");
      column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(field.value(cell.getValue())));
      column.setCellFactory(table -> new NumberCell(field));
      column.setComparator(
          (a, b) -> {
            boolean down = column.getSortType() == SortType.DESCENDING;
            int order = LibraryQuery.compare((Double) a, (Double) b, down);
            return down ? -order : order;
          });
      return column;
    }
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(field.shown(cell.getValue())));
    column.setCellFactory(
        table ->
            switch (name) {
              case "state" -> new StateCell(texts);
              case "tags" -> new TagsCell();
              default -> new TextCell();
            });
    column.setComparator((a, b) -> String.CASE_INSENSITIVE_ORDER.compare((String) a, (String) b));
    return column;
  }

  /** The name of a metric above what it was measured on. */
  static String head(RunField field) {
    return field.title().replaceFirst("(@\\d+) ", "$1\n");
  }

  /** What is too long for it can be read under the pointer. */
  private static class TextCell extends TableCell<RunRow, Object> {
    private final Tooltip tooltip = new Tooltip();

    @Override
    protected void updateItem(Object text, boolean empty) {
      super.updateItem(text, empty);
      boolean nothing = empty || text == null || text.toString().isEmpty();
      setText(nothing ? "" : text.toString());
      tooltip.setText(getText());
      setTooltip(nothing ? null : tooltip);
    }
  }

  private static final class NumberCell extends TableCell<RunRow, Object> {
    private final RunField field;

    NumberCell(RunField field) {
      this.field = field;
    }

    @Override
    protected void updateItem(Object value, boolean empty) {
      super.updateItem(value, empty);
      RunRow row = getTableRow() == null ? null : getTableRow().getItem();
      setText(empty || row == null ? "" : field.shown(row));
    }
  }

  /** A run that is under way has a bar and the time that is left. */
  private static final class StateCell extends TableCell<RunRow, Object> {
    private final Texts texts;
    private final ProgressBar bar = new ProgressBar();
    private final Label words = new Label();
    private final HBox running = new HBox(CellWidths.BAR_GAP, bar, words);

    StateCell(Texts texts) {
      this.texts = texts;
      bar.setPrefWidth(CellWidths.BAR);
      bar.setMinWidth(CellWidths.BAR);
      running.setStyle("-fx-alignment: center-left;");
    }

    @Override
    protected void updateItem(Object state, boolean empty) {
      super.updateItem(state, empty);
      RunRow row = empty || getTableRow() == null ? null : getTableRow().getItem();
      RunProgress progress = row == null || row.runs().size() > 1 ? null : row.first().progress();
      if (progress == null) {
        setGraphic(null);
        setText(empty || state == null ? "" : state.toString());
        setTooltip(row == null || row.first().problem().isEmpty() ? null : said(row));
        return;
      }
      bar.setProgress(progress.share());
      String left = Numbers.duration(progress.remainingSeconds());
      boolean paused = row.first().state() == RunState.PAUSED;
      words.setText(paused ? state.toString() : texts.get("left", left));
      setText("");
      setGraphic(running);
      setAccessibleText(texts.get("running.read", state, Numbers.percent(progress.share()), left));
      setTooltip(
          new Tooltip(
              texts.get(
                  "running.tip",
                  state,
                  Numbers.count(progress.epoch()),
                  Numbers.count(progress.epochs()),
                  Numbers.percent(progress.share()),
                  left,
                  Long.toString(row.first().process()))));
    }

    private static Tooltip said(RunRow row) {
      return new Tooltip(row.first().problem());
    }
  }

  private static final class TagsCell extends TableCell<RunRow, Object> {
    @Override
    protected void updateItem(Object tags, boolean empty) {
      super.updateItem(tags, empty);
      if (empty || tags == null || tags.toString().isEmpty()) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      HBox chips = new HBox(CellWidths.CHIP_GAP);
      chips.setStyle("-fx-alignment: center-left;");
      for (String tag : List.of(tags.toString().split(", "))) {
        Label chip = new Label(tag);
        chip.getStyleClass().add("tag");
        chips.getChildren().add(chip);
      }
      setGraphic(chips);
      setAccessibleText(tags.toString());
    }
  }
}
