package recdenoiser.app.shell;

import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;

/** All keys at a glance, over the page. */
final class HelpOverlay extends StackPane {
  private static final int COLUMNS = 2;

  private final Texts texts;
  private final Predicate<Command> available;
  private final Button close = new Button(null, Icon.CLOSE.node());

  /**
   * @param available tells which commands there is somebody to carry out
   */
  HelpOverlay(Texts texts, ShellModel model, Predicate<Command> available) {
    this.texts = texts;
    this.available = available;
    setId("help-overlay");
    getStyleClass().add("overlay");
    setOnMouseClicked(
        event -> {
          if (event.getTarget() == this) {
            model.helpOpenProperty().set(false);
          }
        });
    model
        .helpOpenProperty()
        .subscribe(
            open -> {
              setVisible(open);
              setManaged(open);
              if (open) {
                getChildren().setAll(sheet(model));
                close.requestFocus();
              }
            });
  }

  private VBox sheet(ShellModel model) {
    Label title = new Label(texts.get("help.title"));
    title.getStyleClass().add("page-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    close.setId("help-close");
    close.getStyleClass().addAll("flat", "button-icon");
    close.setAccessibleText(texts.get("help.close"));
    close.setOnAction(event -> model.helpOpenProperty().set(false));
    HBox top = new HBox(title, space, close);
    top.setAlignment(Pos.CENTER_LEFT);
    GridPane groups = new GridPane();
    groups.getStyleClass().add("help-groups");
    int index = 0;
    for (Command.Group group : Command.Group.values()) {
      groups.add(keysOf(group), index % COLUMNS, index / COLUMNS);
      index++;
    }
    Label hint = new Label(texts.get("help.hint"));
    hint.getStyleClass().add("muted");
    VBox sheet = new VBox(top, groups, hint);
    sheet.getStyleClass().add("help-sheet");
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return sheet;
  }

  private VBox keysOf(Command.Group group) {
    Label title = new Label(texts.get(group.titleKey()));
    title.getStyleClass().add("card-title");
    GridPane rows = new GridPane();
    rows.getStyleClass().add("help-keys");
    for (Command command : Command.values()) {
      if (command.group() == group && available.test(command)) {
        Label keys = new Label(command.keys().getDisplayText());
        keys.getStyleClass().add("key");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        rows.addRow(rows.getRowCount(), keys, new Label(texts.get(command.textKey())));
      }
    }
    VBox column = new VBox(title, rows);
    column.getStyleClass().add("help-group");
    return column;
  }
}
