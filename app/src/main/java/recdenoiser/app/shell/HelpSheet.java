package recdenoiser.app.shell;

import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;

/** All keys at a glance. */
final class HelpSheet extends VBox {
  private static final int COLUMNS = 2;

  private final Texts texts;
  private final Predicate<Command> available;

  /**
   * @param available tells which commands there is somebody to carry out
   */
  HelpSheet(Texts texts, Predicate<Command> available, Runnable onClose) {
    this.texts = texts;
    this.available = available;
    getStyleClass().add("help-sheet");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    GridPane groups = new GridPane();
    groups.getStyleClass().add("help-groups");
    int index = 0;
    for (Command.Group group : Command.Group.values()) {
      groups.add(keysOf(group), index % COLUMNS, index / COLUMNS);
      index++;
    }
    Label hint = new Label(texts.get("help.hint"));
    hint.getStyleClass().add("muted");
    getChildren().addAll(top(onClose), groups, hint);
  }

  private HBox top(Runnable onClose) {
    Label title = new Label(texts.get("help.title"));
    title.getStyleClass().add("page-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button close = new Button(null, Icon.CLOSE.node());
    close.setId("help-close");
    close.getStyleClass().addAll("flat", "button-icon");
    close.setAccessibleText(texts.get("help.close"));
    close.setOnAction(event -> onClose.run());
    HBox top = new HBox(title, space, close);
    top.setAlignment(Pos.CENTER_LEFT);
    return top;
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
