package recdenoiser.app.study;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.shell.Card;
import recdenoiser.app.shell.CardGrid;
import recdenoiser.app.shell.Command;
import recdenoiser.app.shell.Drawings;
import recdenoiser.app.shell.EmptyState;
import recdenoiser.app.shell.OnOffSwitch;
import recdenoiser.app.shell.TwoEnds;
import recdenoiser.app.shell.Visibility;
import recdenoiser.app.table.GridMenu;
import recdenoiser.app.table.GridTable;
import recdenoiser.app.text.Naming;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudyMeasure;
import recdenoiser.engine.table.DataGrid;

/** A study: which one, how far it is, its figure, its runs, what is varied, its table. */
final class StudyView extends BorderPane {
  private static final Texts TEXTS = Texts.bundle("study-page");
  private static final double LIST_WIDTH = 320;

  private final StudyModel model;
  private final StudyController controller;
  private final ChartContext charts;
  private final StudyMatrix matrix;
  private final GridTable table = new GridTable("study-table", TEXTS.get("table.empty"));
  private final VBox caption = new VBox(4);
  private final ComboBox<StudyMeasure> measures = new ComboBox<>();
  private final ComboBox<StudyAspect> aspects = new ComboBox<>();
  private final Consumer<Path> open;
  private final StudyForm form;
  private final CardGrid cards;

  /**
   * @param open shows the run in a folder
   * @param before stands before everything else in the bar
   */
  StudyView(
      StudyModel model,
      StudyController controller,
      ChartContext charts,
      Consumer<Path> open,
      List<? extends Node> before) {
    this.model = model;
    this.controller = controller;
    this.charts = charts;
    this.open = open;
    this.matrix = new StudyMatrix(open);
    this.form = new StudyForm(model, controller);
    this.cards = cards();
    EmptyState empty =
        new EmptyState(
            Drawings.curve(),
            TEXTS.get("empty.head"),
            TEXTS.get("empty.body"),
            TEXTS.get("empty.button"),
            controller::chooseFirst);
    Visibility.showWhen(empty, model.requestProperty().isNull());
    Visibility.showWhen(cards, model.requestProperty().isNotNull());
    setTop(new VBox(tools(before), progress(), messages()));
    setCenter(new StackPane(cards, empty));
    aspects.setId("study-aspect");
    aspects.setAccessibleText(TEXTS.get("aspect"));
    aspects.setTooltip(new Tooltip(TEXTS.get("aspect")));
    aspects.setConverter(new Naming<>(one -> TEXTS.get("aspect." + one)));
    aspects.setMinWidth(0);
    model.requestProperty().subscribe(this::offerMeasures);
    model.requestProperty().subscribe(this::offerAspects);
    aspects.valueProperty().bindBidirectional(model.aspectProperty());
    model.standingProperty().subscribe(matrix::show);
    model.drawnProperty().subscribe(this::show);
  }

  boolean perform(Command command) {
    return cards.perform(command);
  }

  private Node tools(List<? extends Node> before) {
    ComboBox<Study> studies = new ComboBox<>(model.offered());
    studies.setId("study-list");
    studies.setAccessibleText(TEXTS.get("studies"));
    studies.setPromptText(TEXTS.get("studies"));
    studies.setConverter(new Naming<>(Study::title));
    studies.setPrefWidth(LIST_WIDTH);
    studies.setVisibleRowCount(16);
    studies.setOnAction(
        event -> {
          if (studies.getValue() != null) {
            controller.choose(studies.getValue());
          }
        });
    model
        .requestProperty()
        .subscribe(
            request -> {
              if (request != null) {
                studies.setValue(request.study());
              }
            });
    Button openFile = new Button(TEXTS.get("open"), Icon.OPEN.node());
    openFile.setId("study-open");
    openFile.setMinWidth(Region.USE_PREF_SIZE);
    openFile.setOnAction(event -> chooseStudy());
    HBox left = new HBox(8, studies, openFile, size(), estimate());
    left.getChildren().addAll(0, before);
    left.setAlignment(Pos.CENTER_LEFT);
    TwoEnds bar = new TwoEnds(left, new HBox(8, start(), pause()));
    bar.getStyleClass().add("run-bar");
    return bar;
  }

  private Node size() {
    ToggleButton quick = new ToggleButton(TEXTS.get("quick"));
    quick.setId("study-quick");
    ToggleButton full = new ToggleButton(TEXTS.get("full"));
    full.setId("study-full");
    SegmentedButton both = new SegmentedButton(quick, full);
    quick.setOnAction(event -> choose(true, quick));
    full.setOnAction(event -> choose(false, full));
    model
        .requestProperty()
        .subscribe(
            request -> {
              if (request != null) {
                (request.quick() ? quick : full).setSelected(true);
              }
            });
    Visibility.showWhen(both, model.requestProperty().isNotNull());
    return both;
  }

  private Button estimate() {
    Button estimate = new Button(TEXTS.get("estimate"), Icon.CLOCK.node());
    estimate.setId("study-estimate");
    estimate.setMinWidth(Region.USE_PREF_SIZE);
    estimate.setTooltip(new Tooltip(TEXTS.get("estimate.help")));
    estimate.setOnAction(event -> controller.estimate());
    estimate.disableProperty().bind(model.progressProperty().isNotEmpty());
    Visibility.showWhen(
        estimate,
        model
            .standingProperty()
            .map(
                standing ->
                    standing.step() != StudyStanding.Step.PAUSE
                        && standing.step() != StudyStanding.Step.NONE)
            .orElse(false));
    return estimate;
  }

  private void choose(boolean quick, ToggleButton button) {
    button.setSelected(true);
    controller.setQuick(quick);
  }

  private Button start() {
    Button start = new Button(TEXTS.get("step.START"), Icon.PLAY.node());
    start.setId("study-start");
    start.getStyleClass().add("accent");
    start.setMinWidth(Region.USE_PREF_SIZE);
    start.setOnAction(event -> controller.step());
    start
        .textProperty()
        .bind(
            model
                .standingProperty()
                .map(standing -> StudyInWords.step(standing.step()))
                .orElse(TEXTS.get("step.START")));
    start.disableProperty().bind(model.askingProperty());
    Visibility.showWhen(
        start,
        model
            .standingProperty()
            .map(
                standing ->
                    standing.step() != StudyStanding.Step.PAUSE
                        && standing.step() != StudyStanding.Step.NONE)
            .orElse(false));
    return start;
  }

  private Button pause() {
    Button pause = new Button(TEXTS.get("step.PAUSE"), Icon.PAUSE.node());
    pause.setId("study-pause");
    pause.setMinWidth(Region.USE_PREF_SIZE);
    pause.setOnAction(event -> controller.step());
    pause.disableProperty().bind(model.askingProperty());
    Visibility.showWhen(
        pause,
        model
            .standingProperty()
            .map(standing -> standing.step() == StudyStanding.Step.PAUSE)
            .orElse(false));
    return pause;
  }

  private Node progress() {
    ProgressBar bar = new ProgressBar();
    bar.setId("study-progress");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(TEXTS.get("progress"));
    bar.progressProperty().bind(model.standingProperty().map(StudyStanding::share).orElse(0.0));
    bar.getStyleClass().add("run-progress");
    Visibility.showWhen(bar, model.standingProperty().isNotNull());
    return bar;
  }

  private Node messages() {
    Label summary = message("study-summary", "");
    summary.textProperty().bind(model.standingProperty().map(StudyInWords::summary).orElse(""));
    Label missing = message("study-missing", "muted");
    missing.textProperty().bind(model.standingProperty().map(StudyInWords::missing).orElse(""));
    Label progress = message("study-working", "muted");
    progress.textProperty().bind(model.progressProperty());
    Label problem = message("study-problem", "inline-message");
    problem.textProperty().bind(model.problemProperty());
    Label cost = message("study-cost", "");
    cost.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> StudyInWords.cost(model.costProperty().get(), model.standingProperty().get()),
                model.costProperty(),
                model.standingProperty()));
    VBox box = new VBox(4, summary, cost, missing, progress, problem);
    box.getStyleClass().add("run-message");
    return box;
  }

  private static Label message(String id, String style) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    if (!style.isEmpty()) {
      label.getStyleClass().add(style);
    }
    Visibility.showWhen(label, label.textProperty().isNotEmpty());
    return label;
  }

  private CardGrid cards() {
    return new CardGrid(
        figureCard(),
        new Card(TEXTS.get("matrix"), matrix, openRun()),
        new Card(TEXTS.get("form"), form),
        tableCard());
  }

  private Card figureCard() {
    StudyFigurePane figure = new StudyFigurePane(model, controller, charts.theme());
    caption.setId("study-caption");
    caption.getStyleClass().add("study-caption");
    VBox content = new VBox(8, figure, caption);
    VBox.setVgrow(figure, Priority.ALWAYS);
    ScrollPane scroll = new ScrollPane(content);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    StackPane needed = new StackPane();
    Visibility.showWhen(needed, model.neededProperty().isNotEmpty());
    Visibility.showWhen(scroll, model.neededProperty().isEmpty());
    model.neededProperty().subscribe(titles -> needed.getChildren().setAll(needed(titles)));
    measures.setId("study-measure");
    measures.setAccessibleText(TEXTS.get("measure"));
    measures.setConverter(new Naming<>(StudyMeasure::label));
    measures.setMinWidth(0);
    measures.valueProperty().bindBidirectional(model.measureProperty());
    OnOffSwitch published = new OnOffSwitch(TEXTS.get("published"));
    published.setId("study-published");
    published.selectedProperty().bindBidirectional(model.publishedProperty());
    Visibility.showWhen(
        published,
        aspect(StudyAspect.RESULT)
            .and(
                Bindings.createBooleanBinding(
                    () -> hasPublished(model.requestProperty().get()), model.requestProperty())));
    Visibility.showWhen(measures, aspect(StudyAspect.TRIALS).not());
    return new Card(
            TEXTS.get("figure"),
            new StackPane(scroll, needed),
            published,
            aspects,
            measures,
            charts.menu(figure, TEXTS.get("figure")))
        .atLeast(400);
  }

  private BooleanBinding aspect(StudyAspect which) {
    return model.aspectProperty().isEqualTo(which);
  }

  private static boolean hasPublished(StudyRequest request) {
    return request != null && !request.study().published().isEmpty();
  }

  private EmptyState needed(String titles) {
    return new EmptyState(
        Drawings.rows(),
        TEXTS.get("needed.head"),
        TEXTS.get("needed.body", titles),
        TEXTS.get("needed.button"),
        form::chooseFirstMissing);
  }

  private Button openRun() {
    Button open = new Button(TEXTS.get("matrix.open"));
    open.setId("study-run-open");
    open.getStyleClass().add("flat");
    open.disableProperty().bind(matrix.chosen().not());
    open.setOnAction(event -> matrix.openChosen());
    return open;
  }

  private Card tableCard() {
    OnOffSwitch everyCell = new OnOffSwitch(TEXTS.get("table.everyCell"));
    everyCell.setId("study-every-cell");
    everyCell.selectedProperty().bindBidirectional(model.everyCellProperty());
    GridMenu menu =
        new GridMenu("study-table-menu", this::grid, charts.background(), charts.notice());
    menu.disableProperty().bind(model.drawnProperty().isNull());
    Visibility.showWhen(everyCell, aspect(StudyAspect.RESULT));
    Button openTrial = new Button(TEXTS.get("matrix.open"));
    openTrial.setId("study-trial-open");
    openTrial.getStyleClass().add("flat");
    openTrial.disableProperty().bind(table.chosenRow().lessThan(0));
    openTrial.setOnAction(event -> openTrial(table.chosenRow().get()));
    Visibility.showWhen(openTrial, aspect(StudyAspect.TRIALS));
    table.onChosen(this::openTrial);
    return new Card(TEXTS.get("table"), table, everyCell, openTrial, menu);
  }

  private void openTrial(int row) {
    if (model.aspectProperty().get() == StudyAspect.TRIALS) {
      controller.folderOfTrial(row).ifPresent(open);
    }
  }

  private DataGrid grid() {
    return model.drawnProperty().get().table();
  }

  private void offerAspects(StudyRequest request) {
    boolean searches = request != null && request.study().search().isPresent();
    List<StudyAspect> offered =
        Arrays.stream(StudyAspect.values())
            .filter(one -> searches || one != StudyAspect.TRIALS)
            .toList();
    if (!aspects.getItems().equals(offered)) {
      StudyAspect now = model.aspectProperty().get();
      aspects.getItems().setAll(offered);
      aspects.setValue(now);
    }
  }

  private void offerMeasures(StudyRequest request) {
    if (request != null && !measures.getItems().equals(request.study().measures())) {
      StudyMeasure chosen = request.study().measures().get(0);
      measures.getItems().setAll(request.study().measures());
      measures.setValue(chosen);
    }
  }

  private void show(DrawnStudy drawn) {
    if (drawn == null) {
      caption.getChildren().clear();
      table.show(DataGrid.of("", List.of(), List.of()));
      return;
    }
    table.show(drawn.table());
    caption.getChildren().setAll(drawn.caption().stream().<Node>map(StudyView::sentence).toList());
  }

  private static Label sentence(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private void chooseStudy() {
    File file = StudyForm.studyChooser().showOpenDialog(getScene().getWindow());
    if (file != null) {
      controller.openFile(file.toPath());
    }
  }
}
