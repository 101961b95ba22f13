package recdenoiser.app.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.importing.FileLook;
import recdenoiser.engine.data.importing.FileLook.Column;

/** Chooses one of the columns that a file has, each shown with its first value. */
final class ColumnBox extends ComboBox<Column> {
  private static final Column NONE = new Column(0, "", "", "");

  private final Texts texts;
  private final String none;
  private final boolean optional;
  private boolean showing;

  /**
   * @param none what stands there if no column is chosen
   * @param chosen called with a name as a plan takes it
   */
  ColumnBox(Texts texts, String none, boolean optional, Consumer<String> chosen) {
    this.texts = texts;
    this.none = none;
    this.optional = optional;
    setMaxWidth(Double.MAX_VALUE);
    setCellFactory(list -> new Cell());
    setButtonCell(new Cell());
    setOnAction(
        event -> {
          if (!showing && getValue() != null) {
            chosen.accept(getValue().name());
          }
        });
  }

  /**
   * @param wanted name or number of the chosen column; empty for none
   */
  void show(FileLook look, String wanted) {
    showing = true;
    List<Column> choices = new ArrayList<>();
    if (optional || wanted.isEmpty()) {
      choices.add(NONE);
    }
    choices.addAll(look.columns());
    if (!choices.equals(getItems())) {
      getItems().setAll(choices);
    }
    setValue(wanted.isEmpty() ? NONE : look.column(wanted).orElse(null));
    showing = false;
  }

  private String title(Column column) {
    return column.equals(NONE)
        ? none
        : column.title().isEmpty()
            ? texts.get("plan.numbered", Integer.toString(column.number()))
            : column.title();
  }

  private final class Cell extends ListCell<Column> {
    @Override
    protected void updateItem(Column column, boolean empty) {
      super.updateItem(column, empty);
      setText(null);
      setGraphic(empty || column == null ? null : row(column));
    }

    private HBox row(Column column) {
      Label title = new Label(title(column));
      title.setMinWidth(Region.USE_PREF_SIZE);
      title.setMaxWidth(160);
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      Label example = new Label(column.example());
      example.getStyleClass().add("muted");
      example.setTextOverrun(OverrunStyle.ELLIPSIS);
      example.setMinWidth(0);
      HBox row = new HBox(12, title, space, example);
      row.setAlignment(Pos.CENTER_LEFT);
      row.setMaxWidth(260);
      return row;
    }
  }
}
