package recdenoiser.app.dataset;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.data.ImportPane;
import recdenoiser.app.shell.CardGrid;
import recdenoiser.app.shell.Drawings;
import recdenoiser.app.shell.EmptyState;
import recdenoiser.app.shell.Visibility;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;

/** Left: where the data comes from. Right: what it looks like. */
final class DatasetView extends BorderPane {
  private static final double SIDE_WIDTH = 296;

  /** What is read faster needs no bar that moves. */
  private static final Duration BAR_AFTER = Duration.millis(300);

  private final Texts texts = Texts.bundle("dataset");
  private final DatasetModel model;
  private final DatasetController controller;
  private final StatisticsView statistics;
  private final ImportPane imports;

  /**
   * @param imports makes what an import shows, given what asks for another file
   * @param next goes to the page where a run is set up
   */
  DatasetView(
      DatasetModel model,
      DatasetController controller,
      Function<Runnable, ImportPane> imports,
      ChartContext charts,
      Runnable next) {
    this.model = model;
    this.controller = controller;
    this.statistics =
        new StatisticsView(texts, model, charts, this::compare, controller::stopComparing);
    this.imports = imports.apply(this::importBrowsed);
    Node side = side(next);
    Visibility.showWhen(side, Bindings.not(this.imports.open()));
    setLeft(side);
    setCenter(center());
    setOnDragOver(DatasetView::acceptFiles);
    setOnDragDropped(this::dropped);
  }

  CardGrid cards() {
    return statistics.grid();
  }

  ImportPane imports() {
    return imports;
  }

  void browse() {
    choose("browse.title").ifPresent(controller::openFile);
  }

  /** Imports what stands in the path field, or asks for a file. */
  void importFile() {
    if (!controller.importTyped()) {
      importBrowsed();
    }
  }

  private void importBrowsed() {
    choose("import.title").ifPresent(controller::importFile);
  }

  private void compare() {
    choose("compare.title").ifPresent(controller::compare);
  }

  private Optional<Path> choose(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get(title));
    return Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow())).map(File::toPath);
  }

  private Node side(Runnable next) {
    Button sample = new Button(texts.get("sample"), Icon.DATA.node());
    sample.setId("dataset-sample");
    sample.getStyleClass().add("large");
    sample.setMaxWidth(Double.MAX_VALUE);
    model.openedProperty().subscribe(opened -> setAccent(sample, opened == null));
    sample.setOnAction(event -> controller.openSample());
    VBox side =
        new VBox(
            sample,
            muted("sample.help"),
            heading("or"),
            muted("path.help"),
            pathRow(),
            new HBox(8, browseButton(), importButton()),
            muted("drop"),
            problem(),
            loading(),
            recent(),
            nextButton(next));
    side.getStyleClass().add("side");
    side.setPrefWidth(SIDE_WIDTH);
    side.setMinWidth(SIDE_WIDTH);
    return side;
  }

  /** Only the button to press next has the accent. */
  private static void setAccent(Button button, boolean accent) {
    button.getStyleClass().remove("accent");
    if (accent) {
      button.getStyleClass().add("accent");
    }
  }

  private Node pathRow() {
    TextField path = new TextField();
    path.setId("dataset-path");
    path.setPromptText(texts.get("path.prompt"));
    path.setAccessibleText(texts.get("path.label"));
    path.textProperty().bindBidirectional(model.pathProperty());
    path.setOnAction(event -> controller.openTyped());
    HBox.setHgrow(path, Priority.ALWAYS);
    Button open = new Button(texts.get("path.open"));
    open.setId("dataset-open");
    open.setMinWidth(USE_PREF_SIZE);
    open.setOnAction(event -> controller.openTyped());
    return new HBox(8, path, open);
  }

  private Node browseButton() {
    Button browse = new Button(texts.get("browse"), Icon.OPEN.node());
    browse.setId("dataset-browse");
    browse.setOnAction(event -> browse());
    return browse;
  }

  private Node importButton() {
    Button button = new Button(texts.get("import"), Icon.DOWNLOAD.node());
    button.setId("dataset-import");
    button.setTooltip(new Tooltip(texts.get("import.help")));
    button.setOnAction(event -> importFile());
    return button;
  }

  private Node problem() {
    Label problem = new Label();
    problem.setId("dataset-problem");
    problem.getStyleClass().add("inline-message");
    problem.setWrapText(true);
    problem.setMinHeight(USE_PREF_SIZE);
    problem.textProperty().bind(model.problemProperty());
    Visibility.showWhen(problem, model.problemProperty().isNotEmpty());
    return problem;
  }

  private Node loading() {
    Label name = new Label();
    name.textProperty().bind(model.loadingProperty().map(source -> texts.get("loading", source)));
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    StackPane bar = new StackPane();
    HBox.setHgrow(bar, Priority.ALWAYS);
    PauseTransition patience = new PauseTransition(BAR_AFTER);
    patience.setOnFinished(event -> bar.getChildren().setAll(progressBar()));
    model
        .loadingProperty()
        .subscribe(
            source -> {
              bar.getChildren().clear();
              if (source.isEmpty()) {
                patience.stop();
              } else {
                patience.playFromStart();
              }
            });
    Button cancel = new Button(texts.get("cancel"));
    cancel.setId("dataset-cancel");
    cancel.setMinWidth(USE_PREF_SIZE);
    cancel.setOnAction(event -> controller.cancel());
    HBox row = new HBox(8, bar, cancel);
    row.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(8, name, row);
    box.setId("dataset-loading");
    Visibility.showWhen(box, model.loadingProperty().isNotEmpty());
    return box;
  }

  private static ProgressBar progressBar() {
    ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    bar.setMaxWidth(Double.MAX_VALUE);
    return bar;
  }

  private Node recent() {
    VBox links = new VBox(4);
    VBox box = new VBox(8, heading("recent"), links);
    model.recent().addListener((ListChangeListener<String>) change -> fill(links));
    fill(links);
    Visibility.showWhen(box, Bindings.isNotEmpty(model.recent()));
    return box;
  }

  private void fill(VBox links) {
    links.getChildren().setAll(model.recent().stream().map(this::recentLink).toList());
  }

  private Node recentLink(String file) {
    String name = file.substring(1 + Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')));
    Hyperlink link = new Hyperlink(name);
    link.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    link.setTooltip(new Tooltip(file));
    link.setMaxWidth(SIDE_WIDTH - 48);
    link.setOnAction(event -> controller.open(file));
    return link;
  }

  private Node nextButton(Runnable next) {
    Button button = new Button(texts.get("next"), Icon.SET_UP.node());
    button.setId("dataset-next");
    button.getStyleClass().addAll("accent", "large", "next");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> next.run());
    Visibility.showWhen(button, model.openedProperty().isNotNull());
    return button;
  }

  private Node center() {
    EmptyState empty =
        new EmptyState(Drawings.rows(), texts.get("empty.head"), texts.get("empty.body"));
    empty.setId("dataset-empty");
    var notImporting = Bindings.not(imports.open());
    Visibility.showWhen(empty, model.openedProperty().isNull().and(notImporting));
    VBox opened = new VBox(new ReadingView(model), statistics.grid());
    VBox.setVgrow(statistics.grid(), Priority.ALWAYS);
    Visibility.showWhen(opened, model.openedProperty().isNotNull().and(notImporting));
    Visibility.showWhen(imports.node(), imports.open());
    return new StackPane(empty, opened, imports.node());
  }

  private static void acceptFiles(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    if (!files.isEmpty()) {
      controller.openFile(files.get(0).toPath());
    }
    event.setDropCompleted(!files.isEmpty());
    event.consume();
  }

  private Label heading(String key) {
    Label heading = new Label(texts.get(key));
    heading.getStyleClass().add("card-title");
    return heading;
  }

  private Label muted(String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
