package recdenoiser.app.training;

import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import recdenoiser.app.shell.Visibility;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.config.ModelName;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.run.queue.EntryState;
import recdenoiser.engine.run.queue.QueueEntry;

/** What waits behind the run that trains, below its cards; nothing where nothing waits. */
final class QueueView extends VBox {
  private static final double MOST_HEIGHT = 144;

  private final Texts texts = Texts.bundle("training");
  private final QueueModel model;
  private final TrainingController controller;
  private final VBox rows = new VBox();

  QueueView(QueueModel model, TrainingController controller) {
    this.model = model;
    this.controller = controller;
    setId("queue");
    getStyleClass().add("queue");
    Label title = new Label(texts.get("queue.title"));
    title.getStyleClass().add("card-title");
    getChildren().addAll(message(), title, list());
    model.waiting().addListener((ListChangeListener<QueueEntry>) change -> refresh());
    var someWait = Bindings.isNotEmpty(model.waiting());
    Visibility.showWhen(title, someWait);
    visibleProperty().bind(someWait.or(model.messageProperty().isNotEmpty()));
    managedProperty().bind(visibleProperty());
    refresh();
  }

  private Node message() {
    Label message = new Label();
    message.setId("queue-message");
    message.setWrapText(true);
    message.setMinHeight(Region.USE_PREF_SIZE);
    message.textProperty().bind(model.messageProperty());
    Visibility.showWhen(message, message.textProperty().isNotEmpty());
    return message;
  }

  private Node list() {
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(MOST_HEIGHT);
    scroll.setMinHeight(0);
    scroll.getStyleClass().add("plain-scroll");
    Visibility.showWhen(scroll, Bindings.isNotEmpty(model.waiting()));
    return scroll;
  }

  /** The button that has the focus keeps it, wherever its row has gone. */
  private void refresh() {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    String focused = owner == null ? null : owner.getId();
    rows.getChildren().clear();
    for (int i = 0; i < model.waiting().size(); i++) {
      rows.getChildren().add(row(model.waiting().get(i), i + 1));
    }
    if (focused != null && focused.startsWith("queue-")) {
      Node again = rows.lookup("#" + focused);
      if (again != null) {
        again.requestFocus();
      }
    }
  }

  private Node row(QueueEntry entry, int position) {
    int id = entry.id();
    String title = title(entry);
    Label name = new Label(title);
    name.setId("queue-name-" + id);
    name.setMinWidth(0);
    Label state = new Label(texts.get("queue.state." + entry.state().name()));
    state.getStyleClass().add("muted");
    state.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button up = button("queue-up-" + id, Icon.UP, "queue.up", title);
    up.setDisable(position == 1);
    up.setOnAction(event -> controller.move(id, position - 1));
    Button down = button("queue-down-" + id, Icon.DOWN, "queue.down", title);
    down.setDisable(position == model.waiting().size());
    down.setOnAction(event -> controller.move(id, position + 1));
    boolean held = entry.state() == EntryState.PAUSED;
    Button hold =
        button(
            "queue-hold-" + id,
            held ? Icon.PLAY : Icon.PAUSE,
            held ? "queue.release" : "queue.hold",
            title);
    hold.setOnAction(event -> controller.holdOrRelease(entry));
    Button cancel = button("queue-cancel-" + id, Icon.CLOSE, "queue.cancel", title);
    cancel.setOnAction(event -> controller.cancel(id));
    HBox row = new HBox(8, name, state, space, up, down, hold, cancel);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Button button(String id, Icon icon, String key, String title) {
    Button button = new Button(null, icon.node());
    button.setId(id);
    button.getStyleClass().addAll("flat", "button-icon");
    button.setTooltip(new Tooltip(texts.get(key)));
    button.setAccessibleText(texts.get("queue.of", title, texts.get(key)));
    return button;
  }

  /** Such as "SASRec + learned masks · shop · seed 7". */
  private String title(QueueEntry entry) {
    RunConfig config = entry.config();
    if (config == null) {
      return texts.get("queue.resume", entry.folder().getFileName());
    }
    String data = config.data().data();
    boolean isPath = !data.startsWith("sample:");
    return texts.get(
        "queue.new",
        ModelName.of(config),
        isPath ? Path.of(data).getFileName() : data,
        Long.toString(config.training().seed()));
  }
}
