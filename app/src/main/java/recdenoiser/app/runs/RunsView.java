package recdenoiser.app.runs;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import recdenoiser.app.chart.CurveControls;
import recdenoiser.app.run.RunCards;
import recdenoiser.app.shell.Drawings;
import recdenoiser.app.shell.EmptyState;
import recdenoiser.app.shell.TwoEnds;
import recdenoiser.app.shell.Visibility;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.run.RunLibrary.Entry;

/** The table of runs, and behind it the run that is looked at. */
final class RunsView extends StackPane {
  private final Texts texts = Texts.bundle("runs");
  private final RunsModel model;
  private final RunsController controller;
  private final TableView<Entry> table = new TableView<>();

  /**
   * @param setUp goes to the page where a run is set up
   */
  RunsView(RunsModel model, RunsController controller, RunCards cards, Runnable setUp) {
    this.model = model;
    this.controller = controller;
    BorderPane library = new BorderPane(table());
    library.getStyleClass().add("runs");
    library.setTop(tools());
    library.setBottom(folderLine());
    BorderPane single = new BorderPane(cards);
    single.setTop(singleBar());
    EmptyState empty =
        new EmptyState(
            Drawings.rows(),
            texts.get("empty.head"),
            texts.get("empty.body"),
            texts.get("empty.button"),
            setUp);
    var nothing = Bindings.isEmpty(model.entries());
    Visibility.showWhen(single, model.openedProperty().isNotNull());
    Visibility.showWhen(empty, model.openedProperty().isNull().and(nothing));
    Visibility.showWhen(library, model.openedProperty().isNull().and(nothing.not()));
    getChildren().addAll(library, single, empty);
  }

  private Node table() {
    table.setId("runs-table");
    table.getStyleClass().add("dense");
    table.setItems(model.entries());
    new RunColumns(texts).addTo(table);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(entry -> model.chosenProperty().set(entry));
    model.chosenProperty().subscribe(entry -> table.getSelectionModel().select(entry));
    table.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            controller.openChosen();
          }
        });
    table.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            controller.openChosen();
            event.consume();
          }
        });
    return table;
  }

  private Node tools() {
    Button open = new Button(texts.get("open"), Icon.TRAIN.node());
    open.setId("runs-open");
    open.disableProperty().bind(model.chosenProperty().isNull());
    open.setOnAction(event -> controller.openChosen());
    Button resume = new Button(texts.get("resume"), Icon.PLAY.node());
    resume.setId("runs-resume");
    resume
        .disableProperty()
        .bind(model.chosenProperty().map(entry -> !entry.resumable()).orElse(true));
    resume.setOnAction(event -> controller.resumeChosen());
    Button refresh = new Button(texts.get("refresh"), Icon.RESET.node());
    refresh.setId("runs-refresh");
    refresh.setOnAction(event -> controller.refresh());
    Label problem = new Label();
    problem.setId("runs-problem");
    problem.getStyleClass().add("inline-message");
    problem.setWrapText(true);
    problem.textProperty().bind(model.problemProperty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(12, open, resume, problem, space, refresh);
    bar.getStyleClass().add("tools");
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private Node folderLine() {
    Label name = new Label(texts.get("folder"));
    name.getStyleClass().add("muted");
    name.setMinWidth(Region.USE_PREF_SIZE);
    TextField path = new TextField();
    path.setId("runs-folder");
    path.setEditable(false);
    path.textProperty().bind(model.chosenProperty().map(this::folder).orElse(directory()));
    name.setLabelFor(path);
    HBox.setHgrow(path, Priority.ALWAYS);
    Button copy = new Button(texts.get("copy"));
    copy.setMinWidth(Region.USE_PREF_SIZE);
    copy.setOnAction(event -> copy(path.getText()));
    HBox line = new HBox(12, name, path, copy);
    line.getStyleClass().add("tools-below");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private String folder(Entry entry) {
    return entry.folder().path().toAbsolutePath().normalize().toString();
  }

  private String directory() {
    return controller.runsDirectory().toAbsolutePath().normalize().toString();
  }

  private static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  private Node singleBar() {
    Button back = new Button(texts.get("back"), Icon.RUNS.node());
    back.setId("runs-back");
    back.setMinWidth(Region.USE_PREF_SIZE);
    back.setOnAction(event -> controller.closeOpened());
    Label message = new Label();
    message.getStyleClass().add("muted");
    message.textProperty().bind(model.run().messageProperty());
    HBox left = new HBox(16, back, message);
    left.setAlignment(Pos.CENTER_LEFT);
    TwoEnds bar = new TwoEnds(left, new CurveControls(model.run().curves().settings()));
    bar.getStyleClass().add("run-bar");
    return bar;
  }
}
