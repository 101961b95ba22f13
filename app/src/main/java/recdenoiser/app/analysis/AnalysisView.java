package recdenoiser.app.analysis;

import java.io.File;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.app.attention.RunChooser;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.shell.Card;
import recdenoiser.app.shell.CardGrid;
import recdenoiser.app.shell.Command;
import recdenoiser.app.shell.Drawings;
import recdenoiser.app.shell.EmptyState;
import recdenoiser.app.shell.TwoEnds;
import recdenoiser.app.shell.Visibility;
import recdenoiser.app.table.GridMenu;
import recdenoiser.app.table.GridTable;
import recdenoiser.app.text.Naming;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.table.DataGrid;

/** Which question, to which runs or data, how far it is, its figure and its table. */
public final class AnalysisView extends BorderPane {
  private static final Texts TEXTS = Texts.bundle("analysis-page");
  private static final double GAP = 8;
  private static final int PATH_COLUMNS = 18;
  private static final double PROGRESS_WIDTH = 160;

  private final AnalysisModel model;
  private final AnalysisController controller;
  private final ChartContext charts;
  private final GridTable table = new GridTable("analysis-table", TEXTS.get("table.empty"));
  private final VBox caption = new VBox(4);
  private final CardGrid cards;

  /**
   * @param before stands before everything else in the bar
   */
  public AnalysisView(
      AnalysisModel model, AnalysisController controller, ChartContext charts, Node before) {
    this.model = model;
    this.controller = controller;
    this.charts = charts;
    this.cards = new CardGrid(figureCard(), tableCard());
    EmptyState empty =
        new EmptyState(
            Drawings.curve(),
            TEXTS.get("empty.head"),
            TEXTS.get("empty.body"),
            TEXTS.get("empty.button"),
            controller::askTheNewest);
    Visibility.showWhen(empty, asksNothing().and(working(false)));
    setTop(new VBox(bar(before), options(), messages()));
    setCenter(new StackPane(cards, empty));
    cards.visibleProperty().bind(empty.visibleProperty().not());
    model.drawnProperty().subscribe(this::show);
    visibleProperty().subscribe(this::refresh);
  }

  private void refresh() {
    if (isVisible()) {
      controller.refresh();
    }
  }

  public boolean perform(Command command) {
    return cards.perform(command);
  }

  private Node bar(Node before) {
    ComboBox<AnalysisKind> kinds = new ComboBox<>();
    kinds.setId("analysis-kind");
    kinds.setAccessibleText(TEXTS.get("kind"));
    kinds.setConverter(new Naming<>(kind -> TEXTS.get("kind." + kind)));
    kinds.getItems().setAll(AnalysisKind.values());
    kinds.valueProperty().bindBidirectional(model.kindProperty());
    HBox left = new HBox(GAP, before, kinds);
    left.setAlignment(Pos.CENTER_LEFT);
    HBox right = new HBox(GAP, working(), start());
    right.setAlignment(Pos.CENTER_LEFT);
    TwoEnds bar = new TwoEnds(left, right);
    bar.getStyleClass().add("run-bar");
    return bar;
  }

  private Node working() {
    ProgressBar progress = new ProgressBar();
    progress.setId("analysis-progress");
    progress.setPrefWidth(PROGRESS_WIDTH);
    progress.setAccessibleText(TEXTS.get("progress"));
    progress.progressProperty().bind(model.progressProperty());
    Button cancel = new Button(TEXTS.get("cancel"));
    cancel.setId("analysis-cancel");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setOnAction(event -> controller.cancel());
    HBox both = new HBox(GAP, progress, cancel);
    both.setAlignment(Pos.CENTER_LEFT);
    Visibility.showWhen(both, working(true));
    return both;
  }

  /** Whether no run is chosen where one is needed, and nothing came out yet. */
  private BooleanBinding asksNothing() {
    return Bindings.isEmpty(model.runs())
        .and(kind(AnalysisKind.LANGUAGE).not())
        .and(model.drawnProperty().isNull());
  }

  private BooleanBinding working(boolean so) {
    BooleanBinding working = model.progressProperty().greaterThanOrEqualTo(0);
    return so ? working : working.not();
  }

  private Button start() {
    Button start = new Button(TEXTS.get("start"), Icon.PLAY.node());
    start.setId("analysis-start");
    start.getStyleClass().add("accent");
    start.setMinWidth(Region.USE_PREF_SIZE);
    start.setOnAction(event -> controller.start());
    Visibility.showWhen(start, asksNothing().not().and(working(false)));
    return start;
  }

  /** What the kind asks about, and how. */
  private Node options() {
    Label help = new Label();
    help.setId("analysis-help");
    help.getStyleClass().add("muted");
    help.setWrapText(true);
    help.textProperty().bind(model.kindProperty().map(kind -> TEXTS.get("help." + kind)));
    FlowPane row =
        new FlowPane(
            2 * GAP,
            GAP,
            runs(),
            chosen(),
            file("data", model.dataProperty()),
            file("text", model.textProperty()),
            number("limits", AnalysisKind.EXPOSURE, model.limitsProperty()),
            number("most", AnalysisKind.CONSISTENCY, model.mostProperty()),
            number("tokens", AnalysisKind.LANGUAGE, model.tokensProperty()));
    VBox box = new VBox(GAP, row, help);
    box.getStyleClass().add("run-message");
    return box;
  }

  private Node runs() {
    RunChooser runs = new RunChooser(controller.library().runs(), controller::choose);
    runs.setId("analysis-run");
    runs.setAccessibleText(TEXTS.get("run"));
    runs.setPromptText(TEXTS.get("run.prompt"));
    model
        .runs()
        .subscribe(
            () ->
                runs.showRun(
                    model.runs().isEmpty() ? null : model.runs().get(model.runs().size() - 1)));
    HBox row = named("run", runs);
    Visibility.showWhen(row, kind(AnalysisKind.LANGUAGE).not());
    return row;
  }

  private Node chosen() {
    FlowPane chosen = new FlowPane(GAP, GAP);
    chosen.setId("analysis-chosen");
    chosen.setAlignment(Pos.CENTER_LEFT);
    model
        .runs()
        .subscribe(
            () -> chosen.getChildren().setAll(model.runs().stream().map(this::chip).toList()));
    Visibility.showWhen(chosen, kind(AnalysisKind.STEPS));
    return chosen;
  }

  private Node chip(RunChoice run) {
    Button leave = new Button(run.name(), Icon.CLOSE.node());
    leave.getStyleClass().addAll("small", "flat");
    leave.setTooltip(new Tooltip(TEXTS.get("leave", run.name())));
    leave.setAccessibleText(TEXTS.get("leave", run.name()));
    leave.setOnAction(event -> controller.leaveOut(run));
    return leave;
  }

  private Node file(String key, StringProperty path) {
    TextField field = new TextField();
    field.setId("analysis-" + key);
    field.setAccessibleText(TEXTS.get(key));
    field.setTooltip(new Tooltip(TEXTS.get("tip." + key)));
    field.setPrefColumnCount(PATH_COLUMNS);
    field.textProperty().bindBidirectional(path);
    HBox row = named(key, field);
    row.getChildren().add(choose(key, path));
    Visibility.showWhen(row, kind(AnalysisKind.LANGUAGE));
    return row;
  }

  private Button choose(String key, StringProperty path) {
    Button choose = new Button(TEXTS.get("choose"), Icon.OPEN.node());
    choose.setId("analysis-" + key + "-choose");
    choose.setMinWidth(Region.USE_PREF_SIZE);
    choose.setAccessibleText(TEXTS.get("choose." + key));
    choose.setOnAction(event -> chooseFile(key, path));
    return choose;
  }

  private Node number(String key, AnalysisKind when, StringProperty property) {
    TextField field = new TextField();
    field.setId("analysis-" + key);
    field.setAccessibleText(TEXTS.get(key));
    field.setTooltip(new Tooltip(TEXTS.get("tip." + key)));
    field.textProperty().bindBidirectional(property);
    field.setOnAction(event -> controller.start());
    HBox row = named(key, field);
    Visibility.showWhen(row, kind(when));
    return row;
  }

  private static HBox named(String key, Node field) {
    Label name = new Label(TEXTS.get(key));
    name.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(GAP, name, field);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private BooleanBinding kind(AnalysisKind which) {
    return model.kindProperty().isEqualTo(which);
  }

  private Node messages() {
    Label problem = new Label();
    problem.setId("analysis-problem");
    problem.getStyleClass().add("inline-message");
    problem.setWrapText(true);
    problem.textProperty().bind(model.problemProperty());
    Visibility.showWhen(problem, problem.textProperty().isNotEmpty());
    VBox box = new VBox(problem);
    box.getStyleClass().add("run-message");
    Visibility.showWhen(box, problem.textProperty().isNotEmpty());
    return box;
  }

  private Card figureCard() {
    AnalysisFigurePane figure = new AnalysisFigurePane(model, controller, charts.theme());
    caption.setId("analysis-caption");
    caption.getStyleClass().add("study-caption");
    VBox content = new VBox(GAP, figure, caption);
    VBox.setVgrow(figure, Priority.ALWAYS);
    ScrollPane scroll = new ScrollPane(content);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    return new Card(TEXTS.get("figure"), scroll, charts.menu(figure, this::title)).atLeast(400);
  }

  private String title() {
    return grid().title();
  }

  private Card tableCard() {
    GridMenu menu =
        new GridMenu("analysis-table-menu", this::grid, charts.background(), charts.notice());
    menu.disableProperty().bind(model.drawnProperty().isNull());
    return new Card(TEXTS.get("table"), table, menu);
  }

  private DataGrid grid() {
    DrawnAnalysis drawn = model.drawnProperty().get();
    return drawn == null ? DataGrid.of("", List.of(), List.of()) : drawn.analysed().grid();
  }

  private void show(DrawnAnalysis drawn) {
    table.show(grid());
    caption
        .getChildren()
        .setAll(grid().notes().stream().<Node>map(AnalysisView::sentence).toList());
  }

  private static Label sentence(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private void chooseFile(String key, StringProperty path) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(TEXTS.get("choose." + key));
    File file = chooser.showOpenDialog(getScene().getWindow());
    if (file != null) {
      path.set(file.getPath());
    }
  }
}
