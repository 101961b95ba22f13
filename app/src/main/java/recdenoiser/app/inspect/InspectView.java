package recdenoiser.app.inspect;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import recdenoiser.app.attention.AttentionPanels;
import recdenoiser.app.attention.BlockAndHeadChoice;
import recdenoiser.app.attention.OpenRuns;
import recdenoiser.app.attention.RunChooser;
import recdenoiser.app.attention.SuggestField;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.shell.Unfolding;
import recdenoiser.app.text.Naming;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.text.Numbers;

/** The page of one user: who, the sequence and its edits, the maps, what is recommended. */
final class InspectView extends StackPane {
  private static final Texts TEXTS = Texts.bundle("inspect");
  private static final double SEARCH_WIDTH = 96;
  private static final double BUSY = 16;
  private static final List<Double> SHARES = List.of(0.05, 0.1, 0.2, 0.3, 0.5);

  private final InspectModel model;
  private final InspectController controller;

  /**
   * @param empty what is shown while there is no run
   */
  InspectView(InspectModel model, InspectController controller, ChartContext charts, Node empty) {
    this.model = model;
    this.controller = controller;
    Label known = muted();
    known.setId("inspect-known");
    known.textProperty().bind(model.knownProperty());
    Label trial = new Label();
    trial.setId("inspect-trial");
    trial.setWrapText(true);
    trial.setMinHeight(Region.USE_PREF_SIZE);
    trial.textProperty().bind(model.trialProperty());
    shownWithText(trial);
    VBox content =
        new VBox(
            12,
            new FlowPane(24, 8, runs(), users()),
            problem(),
            known,
            new SequenceView(model),
            new FlowPane(24, 8, edits(), noise()),
            trial,
            attention(charts),
            learned(charts));
    content.getStyleClass().add("inspect");
    Unfolding.allow(content);
    ScrollPane scroll = new ScrollPane(content);
    scroll.getStyleClass().add("card-grid");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.visibleProperty().bind(model.runProperty().isNotNull());
    empty.visibleProperty().bind(model.runProperty().isNull().and(model.listedProperty()));
    getChildren().addAll(scroll, empty);
  }

  private HBox runs() {
    RunChooser run = new RunChooser(model.runs(), model.runProperty()::set);
    run.setId("inspect-run");
    model.runProperty().subscribe(run::showRun);
    RunChooser beside = new RunChooser(model.runs(), model.besideProperty()::set);
    beside.setId("inspect-beside");
    beside.setPromptText(TEXTS.get("beside.none"));
    model.besideProperty().subscribe(beside::showRun);
    Button alone = button("alone", () -> model.besideProperty().set(null));
    alone.visibleProperty().bind(model.besideProperty().isNotNull());
    alone.managedProperty().bind(alone.visibleProperty());
    return line(name("run", run), run, name("beside", beside), beside, alone);
  }

  private AttentionPanels attention(ChartContext charts) {
    AttentionPanels panels =
        new AttentionPanels(
            model.panels(), charts, new BlockAndHeadChoice(model.choice(), "inspect"), average());
    panels.visibleProperty().bind(model.attentiveProperty());
    panels.managedProperty().bind(panels.visibleProperty());
    return panels;
  }

  /** What is recommended, and beside it or below whatever else can be seen in the runs. */
  private WrappedRow learned(ChartContext charts) {
    WrappedRow row = new WrappedRow(24, 24, new AnswersView(model));
    model
        .learned()
        .forEach(
            one ->
                row.getChildren()
                    .add(
                        new LearnedSection(
                            one, controller.learned(), charts, controller::chooseUser)));
    return row;
  }

  private ToggleButton average() {
    ToggleButton average = new ToggleButton(TEXTS.get("average"));
    average.setId("inspect-average");
    average.getStyleClass().add("small");
    average.setTooltip(
        new Tooltip(TEXTS.get("average.help", Integer.toString(OpenRuns.AVERAGE_USERS))));
    average.selectedProperty().bindBidirectional(model.averageProperty());
    return average;
  }

  private HBox users() {
    SuggestField user = new SuggestField(controller::suggestUsers, controller::chooseUser);
    user.setId("inspect-user");
    user.setPromptText(TEXTS.get("user.prompt"));
    user.setPrefColumnCount(8);
    model.userProperty().subscribe(user::setText);
    model.users().subscribe(() -> user.offer(List.copyOf(model.users())));
    LengthSpan lengths = new LengthSpan(model);
    ProgressBar search = new ProgressBar();
    search.setId("inspect-search");
    search.setPrefWidth(SEARCH_WIDTH);
    search.progressProperty().bind(model.searchProperty());
    Button cancel = button("cancel", controller::cancelSearch);
    Button changed = button("changed", controller::searchMostChanged);
    for (Region whileSearching : List.of(search, cancel)) {
      whileSearching.visibleProperty().bind(model.searchProperty().greaterThanOrEqualTo(0));
      whileSearching.managedProperty().bind(whileSearching.visibleProperty());
    }
    changed.visibleProperty().bind(search.visibleProperty().not().and(model.attentiveProperty()));
    changed.managedProperty().bind(changed.visibleProperty());
    ProgressIndicator busy = new ProgressIndicator();
    busy.setPrefSize(BUSY, BUSY);
    busy.visibleProperty().bind(model.busyProperty());
    return line(
        name("user", user),
        user,
        button("random", controller::chooseRandom),
        button("longest", controller::chooseLongest),
        name("lengths", lengths.slider()),
        lengths,
        changed,
        search,
        cancel,
        busy);
  }

  private HBox edits() {
    SuggestField[] field = new SuggestField[1];
    field[0] = new SuggestField(controller::suggestItems, text -> field[0].setText(text));
    SuggestField item = field[0];
    item.setId("inspect-item");
    item.setPromptText(TEXTS.get("item.prompt"));
    item.setPrefColumnCount(14);
    model.items().subscribe(() -> item.offer(List.copyOf(model.items())));
    Button remove = button("remove", controller::remove);
    remove.disableProperty().bind(model.placeProperty().lessThan(0));
    Button replace = button("replace", () -> controller.replace(item.getText()));
    replace.disableProperty().bind(model.placeProperty().lessThan(0));
    Button undo = button("undo", controller::undo);
    undo.disableProperty().bind(model.editsProperty().map(edits -> edits.done().isEmpty()));
    Button redo = button("redo", controller::redo);
    redo.disableProperty().bind(model.editsProperty().map(edits -> edits.undone().isEmpty()));
    Button reset = button("reset", controller::reset);
    reset.disableProperty().bind(undo.disableProperty());
    return line(
        remove,
        name("item", item),
        item,
        replace,
        button("insert", () -> controller.insert(item.getText())),
        undo,
        redo,
        reset);
  }

  private HBox noise() {
    ChoiceBox<Double> share = new ChoiceBox<>();
    share.setId("inspect-noise");
    share.getItems().setAll(SHARES);
    share.setConverter(new Naming<>(value -> Numbers.percent(value)));
    share.setValue(model.noiseProperty().get());
    share.setOnAction(event -> model.noiseProperty().set(share.getValue()));
    return line(
        name("noise", share),
        share,
        button("addNoise", controller::addNoise),
        button("tryNoise", controller::tryNoise));
  }

  private Label problem() {
    Label problem = new Label();
    problem.setId("inspect-problem");
    problem.getStyleClass().add("inline-message");
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    problem.textProperty().bind(model.problemProperty());
    shownWithText(problem);
    return problem;
  }

  private static void shownWithText(Label label) {
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
  }

  private static HBox line(Node... nodes) {
    HBox line = new HBox(8, nodes);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static Label muted() {
    Label label = new Label();
    label.getStyleClass().add("muted");
    return label;
  }

  private static Label name(String key, Node of) {
    Label name = new Label(TEXTS.get("name." + key));
    name.setLabelFor(of);
    name.setMinWidth(Region.USE_PREF_SIZE);
    return name;
  }

  private static Button button(String key, Runnable action) {
    Button button = new Button(TEXTS.get("button." + key));
    button.setId("inspect-" + key);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }
}
