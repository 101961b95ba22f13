package recdenoiser.app.runs;

import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.SeenItems;
import recdenoiser.engine.run.RunSummary;
import recdenoiser.engine.run.library.LibraryEntry;
import recdenoiser.engine.text.Numbers;
import recdenoiser.engine.train.RunState;

/** One run: its name, tags and note to edit, its results, settings and log, and what to do next. */
final class DetailsView extends ScrollPane {
  private static final int NOTE_ROWS = 3;
  private static final int LOG_ROWS = 8;

  private final RunsModel model;
  private final RunsController controller;
  private final Texts texts;
  private final VBox content = new VBox();
  private final TextField name = new TextField();
  private static final int FOCUS_ATTEMPTS = 10;
  private static final Duration MOMENT = Duration.millis(50);

  private boolean nameWanted;

  DetailsView(RunsModel model, RunsController controller, Texts texts) {
    this.model = model;
    this.controller = controller;
    this.texts = texts;
    setId("runs-details-pane");
    getStyleClass().add("plain-scroll");
    content.getStyleClass().add("run-details");
    setContent(content);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setMinWidth(0);
    name.setId("runs-name");
    name.setOnAction(event -> rename());
    name.focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                rename();
              }
            });
    model.detailsProperty().subscribe(this::show);
  }

  /** Puts the cursor into the name, now or when the details are there. */
  void editName() {
    nameWanted = true;
    if (model.detailsProperty().get() != null) {
      focusName();
    }
  }

  private void focusName() {
    nameWanted = false;
    focusName(FOCUS_ATTEMPTS);
  }

  /** What is not laid out yet does not take the focus: it is offered again a moment later. */
  private void focusName(int attempts) {
    name.requestFocus();
    name.selectAll();
    if (!name.isFocused() && attempts > 1) {
      PauseTransition moment = new PauseTransition(MOMENT);
      moment.setOnFinished(event -> focusName(attempts - 1));
      moment.play();
    }
  }

  private void rename() {
    RunDetails shown = model.detailsProperty().get();
    if (shown != null && !name.getText().strip().equals(shown.entry().about().name())) {
      String wanted = name.getText();
      controller.change(shown.entry(), about -> about.named(wanted));
    }
  }

  private void show(RunDetails details) {
    content.getChildren().clear();
    if (details == null) {
      Label nothing = new Label(texts.get("details.none"));
      nothing.getStyleClass().add("muted");
      nothing.setWrapText(true);
      content.getChildren().add(nothing);
      return;
    }
    LibraryEntry entry = details.entry();
    name.setText(entry.about().name());
    name.setPromptText(entry.title());
    name.setAccessibleText(texts.get("name"));
    content.getChildren().addAll(name, tags(entry), note(entry));
    if (!entry.problem().isEmpty()) {
      content.getChildren().add(wrapped(entry.problem(), "inline-message"));
    }
    if (entry.readable()) {
      RunSummary summary = entry.record().summary();
      content.getChildren().addAll(actions(entry), wrapped(summary.message(), "muted"));
      SeenItems seen = entry.record().config().evaluation().seenItems();
      content.getChildren().addAll(title("results"), results(summary, seen));
      entry.record().extensions().stream()
          .map(extension -> extension.difference())
          .filter(difference -> !difference.isEmpty())
          .forEach(difference -> content.getChildren().add(wrapped(difference, "muted")));
      content.getChildren().addAll(title("settings"), settings(details.settings()));
    }
    content.getChildren().addAll(title("log"), log(details.log()));
    Label size = new Label(texts.get("details.size", Numbers.megabytes(details.bytes())));
    size.setId("runs-details-size");
    size.getStyleClass().add("muted");
    content.getChildren().add(size);
    if (nameWanted) {
      focusName();
    }
  }

  private Label title(String key) {
    Label title = new Label(texts.get("details." + key));
    title.getStyleClass().add("card-title");
    return title;
  }

  private static Label wrapped(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    return label;
  }

  private Node tags(LibraryEntry entry) {
    FlowPane chips = new FlowPane(6, 6);
    chips.setAlignment(Pos.CENTER_LEFT);
    for (String tag : entry.about().tags()) {
      Button remove = new Button(tag, Icon.CLOSE.node());
      remove.getStyleClass().addAll("tag", "flat");
      remove.setAccessibleText(texts.get("tag.remove", tag));
      remove.setOnAction(
          event -> controller.change(entry, about -> about.withoutTags(List.of(tag))));
      chips.getChildren().add(remove);
    }
    TextField add = new TextField();
    add.setId("runs-tag");
    add.setPromptText(texts.get("tag.add"));
    add.setAccessibleText(texts.get("tag.add"));
    add.setPrefColumnCount(8);
    add.setOnAction(
        event -> {
          List<String> tags = List.of(add.getText().split(","));
          controller.change(entry, about -> about.withTags(tags));
        });
    chips.getChildren().add(add);
    return chips;
  }

  private Node note(LibraryEntry entry) {
    TextArea note = new TextArea(entry.about().note());
    note.setId("runs-note");
    note.setPromptText(texts.get("note"));
    note.setAccessibleText(texts.get("note"));
    note.setPrefRowCount(NOTE_ROWS);
    note.setWrapText(true);
    note.focusedProperty()
        .subscribe(
            focused -> {
              if (!focused && !note.getText().equals(entry.about().note())) {
                controller.change(entry, about -> about.noted(note.getText()));
              }
            });
    return note;
  }

  private Node actions(LibraryEntry entry) {
    FlowPane buttons = new FlowPane(8, 8);
    buttons.getChildren().add(button("setUp", controller::setUpChosen));
    buttons.getChildren().add(button("inspect", controller::inspectChosen));
    buttons.getChildren().add(button("masks", controller::showMasksOfChosen));
    if (entry.run().resumable() && entry.record().summary().bestEpoch() > 0) {
      int threads = Runtime.getRuntime().availableProcessors();
      buttons.getChildren().add(button("test", () -> controller.testChosen(threads)));
    }
    VBox all = new VBox(8, buttons);
    if (!entry.underWay() && entry.record().summary().epochs() > 0) {
      all.getChildren().add(more(entry));
    }
    return all;
  }

  private Button button(String key, Runnable action) {
    Button button = new Button(texts.get("do." + key));
    button.setId("runs-do-" + key);
    button.setOnAction(event -> action.run());
    return button;
  }

  private Node more(LibraryEntry entry) {
    var training = entry.record().config().training();
    boolean early = entry.state() == RunState.STOPPED_EARLY;
    TextField epochs = number("more-epochs", early ? training.epochs() : 2 * training.epochs());
    TextField patience =
        number("more-patience", early ? 2 * training.patience() : training.patience());
    Button give =
        button(
            "more",
            () -> read(epochs, count -> read(patience, p -> controller.extendChosen(count, p))));
    Label of = naming("more.epochs", epochs);
    Label and = naming("more.patience", patience);
    FlowPane line = new FlowPane(8, 8, of, epochs, and, patience, give);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static TextField number(String id, int value) {
    TextField field = new TextField(Integer.toString(value));
    field.setId("runs-" + id);
    field.setPrefColumnCount(4);
    return field;
  }

  private Label naming(String key, TextField field) {
    Label name = new Label(texts.get(key));
    name.setLabelFor(field);
    field.setAccessibleText(name.getText());
    return name;
  }

  private void read(TextField field, Consumer<Integer> use) {
    try {
      use.accept(Integer.valueOf(field.getText().strip()));
    } catch (NumberFormatException e) {
      controller.refuse(texts.get("more.wrong", field.getAccessibleText(), field.getText()));
      field.requestFocus();
      field.selectAll();
    }
  }

  private Node results(RunSummary summary, SeenItems seen) {
    GridPane grid = grid();
    List<Measure> measures =
        Measure.shown().stream().filter(measure -> measured(summary, measure)).toList();
    for (int row = 0; row < measures.size(); row++) {
      Measure measure = measures.get(row);
      String key = "results." + measure.ranking().textKey(seen);
      grid.add(wrapped(texts.get(key, measure.metric().label()), "muted"), 0, row + 1);
    }
    String best = texts.get("results.best", Numbers.count(summary.bestEpoch()));
    column(grid, 1, best, summary.validation(), measures);
    String last = texts.get("results.last", Numbers.count(summary.epochs()));
    column(grid, 2, last, summary.latest(), measures);
    String test = summary.testedAsItStands() ? "results.stands" : "results.test";
    column(grid, 3, texts.get(test), summary.test(), measures);
    return grid;
  }

  private static boolean measured(RunSummary summary, Measure measure) {
    return summary.validation() == null || summary.validation().has(measure.ranking());
  }

  private static GridPane grid() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("facts");
    return grid;
  }

  private static void column(
      GridPane grid, int column, String head, Evaluation evaluation, List<Measure> measures) {
    grid.add(wrapped(head, "muted"), column, 0);
    for (int row = 0; row < measures.size(); row++) {
      double value = evaluation == null ? Double.NaN : evaluation.at(measures.get(row));
      Label number = new Label(Numbers.metric(value));
      number.setMinWidth(USE_PREF_SIZE);
      grid.add(number, column, row + 1);
    }
  }

  private static Node settings(List<RunDetails.Line> lines) {
    GridPane grid = grid();
    for (int row = 0; row < lines.size(); row++) {
      grid.add(wrapped(lines.get(row).label(), "muted"), 0, row);
      grid.add(wrapped(lines.get(row).value(), "value"), 1, row);
    }
    return grid;
  }

  private Node log(String text) {
    TextArea log = new TextArea(text);
    log.setId("runs-log");
    log.setEditable(false);
    log.setAccessibleText(texts.get("details.log"));
    log.setPrefRowCount(LOG_ROWS);
    HBox.setHgrow(log, Priority.ALWAYS);
    log.positionCaret(text.length());
    return log;
  }
}
