package recdenoiser.app.compare;

import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.controlsfx.control.SegmentedButton;
import recdenoiser.app.chart.AxisPart;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.chart.CurveChart;
import recdenoiser.app.chart.CurveControls;
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
import recdenoiser.engine.compare.Comparison;
import recdenoiser.engine.compare.ComparisonTables;
import recdenoiser.engine.compare.CurveLabels;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.run.RunMetric;

/** Numbers with tests, curves, settings and attention of the compared runs, as cards. */
final class CompareView extends StackPane {
  private static final Texts TEXTS = Texts.bundle("compare-page");

  private final CompareModel model;
  private final CompareController controller;
  private final ChartContext charts;
  private final MembersTable members;
  private final GridTable settings = new GridTable("compare-settings", TEXTS.get("settings.none"));
  private final GridTable all = new GridTable("compare-all", "");
  private final VBox notes = new VBox(8);
  private final CardGrid cards;

  CompareView(
      CompareModel model,
      CompareController controller,
      ChartContext charts,
      Node sideBySide,
      Runnable choose) {
    this.model = model;
    this.controller = controller;
    this.charts = charts;
    this.members = new MembersTable(charts.theme());
    cards = cards(sideBySide);
    BorderPane page = new BorderPane(cards);
    page.setTop(new VBox(tools(choose), messages()));
    EmptyState empty =
        new EmptyState(
            Drawings.curve(),
            TEXTS.get("empty.head"),
            TEXTS.get("empty.body"),
            TEXTS.get("empty.button"),
            choose);
    var nothing = Bindings.isEmpty(model.runs());
    Visibility.showWhen(empty, nothing);
    Visibility.showWhen(page, nothing.not());
    getChildren().addAll(page, empty);
    model.comparisonProperty().subscribe(this::show);
  }

  boolean perform(Command command) {
    return cards.perform(command);
  }

  private CardGrid cards(Node sideBySide) {
    return new CardGrid(
        new Card(TEXTS.get("members"), members, gridMenu("members", ComparisonTables::main))
            .spanning(3),
        curves().spanning(2).atLeast(470),
        new Card(TEXTS.get("notes"), notesPane()),
        new Card(TEXTS.get("sideBySide"), sideBySide).spanning(3).asHighAsContent(),
        new Card(TEXTS.get("settings"), settings, gridMenu("settings", ComparisonTables::settings)),
        new Card(TEXTS.get("all"), all, gridMenu("all", ComparisonTables::all)).spanning(2));
  }

  private GridMenu gridMenu(
      String id, java.util.function.Function<Comparison, recdenoiser.engine.table.DataGrid> grid) {
    return new GridMenu(
        "compare-" + id + "-menu",
        () -> grid.apply(model.comparisonProperty().get()),
        charts.background(),
        charts.notice());
  }

  private Card curves() {
    CurveChart chart = charts.chart(model.curves());
    chart.setId("compare-chart");
    ComboBox<RunMetric> metric = new ComboBox<>(model.curveMetrics());
    metric.setId("compare-curve");
    metric.setAccessibleText(TEXTS.get("curve"));
    metric.setConverter(new Naming<>(shown -> CurveLabels.of(shown, model.curvesSeen())));
    metric.valueProperty().bindBidirectional(model.curveMetricProperty());
    HBox content = new HBox(chart);
    HBox.setHgrow(chart, Priority.ALWAYS);
    VBox both = new VBox(4, new CurveControls(model.curveSettings()), content, new AxisPart(chart));
    VBox.setVgrow(content, Priority.ALWAYS);
    return new Card(TEXTS.get("curves"), both, metric, charts.menu(chart, TEXTS.get("curves")));
  }

  private Node notesPane() {
    notes.setId("compare-notes");
    ScrollPane scroll = new ScrollPane(notes);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setFitToWidth(true);
    return scroll;
  }

  private Node tools(Runnable choose) {
    Button runs = button("compare-choose", "choose", Icon.RUNS, choose);
    Button ranks = button("compare-ranks", "ranks", Icon.OPEN, this::chooseRanks);
    Button report = button("compare-report", "report", Icon.DOWNLOAD, this::chooseReport);
    report.disableProperty().bind(model.comparisonProperty().isNull());
    Button remove =
        button("compare-remove", "remove", Icon.CLOSE, () -> chosen(controller::remove));
    Button baseline =
        button("compare-baseline", "makeBaseline", Icon.UP, () -> chosen(controller::makeBaseline));
    var none = members.table().getSelectionModel().selectedItemProperty().isNull();
    remove.disableProperty().bind(none);
    baseline.disableProperty().bind(none);
    HBox left = new HBox(8, runs, baseline, remove, ranks, report);
    left.setAlignment(Pos.CENTER_LEFT);
    TwoEnds bar = new TwoEnds(left, new HBox(12, split(), measure()));
    bar.getStyleClass().add("run-bar");
    return bar;
  }

  private static Button button(String id, String key, Icon icon, Runnable action) {
    Button button = new Button(TEXTS.get(key), icon.node());
    button.setId(id);
    button.setOnAction(event -> action.run());
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private void chosen(Consumer<recdenoiser.engine.compare.ComparedMember> action) {
    MembersTable.Row row = members.table().getSelectionModel().getSelectedItem();
    if (row != null) {
      action.accept(row.member());
    }
  }

  private Node split() {
    ToggleButton test = new ToggleButton(TEXTS.get("split.TEST"));
    test.setId("compare-test");
    ToggleButton validation = new ToggleButton(TEXTS.get("split.VALIDATION"));
    validation.setId("compare-validation");
    SegmentedButton both = new SegmentedButton(validation, test);
    model
        .splitProperty()
        .subscribe(split -> (split == Split.TEST ? test : validation).setSelected(true));
    test.setOnAction(event -> choose(Split.TEST, test));
    validation.setOnAction(event -> choose(Split.VALIDATION, validation));
    return both;
  }

  private void choose(Split split, ToggleButton button) {
    model.splitProperty().set(split);
    button.setSelected(true);
  }

  private Node measure() {
    ComboBox<Measure> measure = new ComboBox<>();
    measure.setId("compare-measure");
    measure.setAccessibleText(TEXTS.get("measure"));
    measure
        .getItems()
        .setAll(Measure.all().stream().filter(one -> one.ranking() == Ranking.FULL).toList());
    measure.setConverter(new Naming<>(Measure::label));
    measure.valueProperty().bindBidirectional(model.measureProperty());
    return measure;
  }

  private Node messages() {
    Label progress = new Label();
    progress.setId("compare-progress");
    progress.getStyleClass().add("muted");
    progress.textProperty().bind(model.progressProperty());
    Visibility.showWhen(progress, model.progressProperty().isNotEmpty());
    Label problem = new Label();
    problem.setId("compare-problem");
    problem.getStyleClass().add("inline-message");
    problem.setWrapText(true);
    problem.textProperty().bind(model.problemProperty());
    Visibility.showWhen(problem, model.problemProperty().isNotEmpty());
    VBox box = new VBox(progress, problem);
    box.getStyleClass().add("run-message");
    return box;
  }

  private void show(Comparison comparison) {
    if (comparison == null) {
      members.table().getItems().clear();
      notes.getChildren().clear();
      return;
    }
    members.show(comparison);
    settings.show(ComparisonTables.settings(comparison));
    all.show(ComparisonTables.all(comparison));
    notes.getChildren().setAll(paragraphs(ComparisonTables.main(comparison).notes()));
  }

  private static List<Node> paragraphs(List<String> sentences) {
    return sentences.stream()
        .<Node>map(
            sentence -> {
              Label label = new Label(sentence);
              label.setWrapText(true);
              label.setMinHeight(Region.USE_PREF_SIZE);
              return label;
            })
        .toList();
  }

  private void chooseRanks() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(TEXTS.get("ranks"));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(TEXTS.get("ranks.filter"), "*.csv", "*.txt", "*.tsv"));
    File file = chooser.showOpenDialog(getScene().getWindow());
    if (file != null) {
      controller.addRanks(file.toPath());
    }
  }

  private void chooseReport() {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName("comparison.html");
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("HTML", "*.html"));
    File file = chooser.showSaveDialog(getScene().getWindow());
    if (file != null) {
      controller.report(file.toPath());
    }
  }
}
