package recdenoiser.app.configure;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import recdenoiser.app.data.OpenedData;
import recdenoiser.app.shell.Unfolding;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.config.SettingCatalogue.Difference;
import recdenoiser.engine.run.EpochTrial;
import recdenoiser.engine.text.Numbers;
import recdenoiser.engine.train.TrainingSettings.UserOrder;

/**
 * What would be started: in words, in numbers, against the preset; and the button that starts it.
 */
final class SummaryView extends VBox {
  private static final double WIDTH = 304;
  private static final String PROBLEM = "inline-message";

  private final Texts texts;
  private final ConfigureModel model;
  private final ObservableValue<OpenedData> data;
  private final RunInWords words = new RunInWords();
  private final VBox sentences = new VBox(8);
  private final VBox differences = new VBox(4);
  private final Label parameters = new Label();
  private final Label steps = new Label();
  private final Label time = new Label();

  /**
   * @param reset gives one setting its preset's value back
   */
  SummaryView(
      Texts texts,
      ConfigureModel model,
      ObservableValue<OpenedData> data,
      Consumer<SettingField> reset,
      Runnable measure,
      Runnable start) {
    this.texts = texts;
    this.model = model;
    this.data = data;
    getStyleClass().add("summary");
    setPrefWidth(WIDTH);
    setMinWidth(WIDTH);
    VBox content =
        new VBox(
            heading("summary.title"),
            sentences,
            numbers(measure),
            heading("summary.differs"),
            differences);
    content.getStyleClass().add("summary-content");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(scroll, notice(), startButton(start));
    Unfolding.allow(content);
    Unfolding.allow(this);
    model.configProperty().subscribe(this::describe);
    data.subscribe(this::describe);
    model.differences().addListener((ListChangeListener<Difference>) change -> compare(reset));
    compare(reset);
    describe();
  }

  private Node numbers(Runnable measure) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("facts");
    grid.addRow(0, muted("summary.parameters"), parameters);
    grid.addRow(1, muted("summary.steps"), steps);
    grid.addRow(2, muted("summary.time"), timing(measure));
    parameters.setId("summary-parameters");
    steps.setId("summary-steps");
    return grid;
  }

  /** How long an epoch takes, or the button that finds out. */
  private Node timing(Runnable measure) {
    Button button = new Button(texts.get("summary.time.measure"));
    button.setId("summary-measure");
    button.setOnAction(event -> measure.run());
    button
        .visibleProperty()
        .bind(model.trialProperty().isNull().and(model.measuringProperty().not()));
    button.managedProperty().bind(button.visibleProperty());
    button.disableProperty().bind(data.map(opened -> false).orElse(true));
    time.setId("summary-time");
    time.visibleProperty().bind(button.visibleProperty().not());
    time.managedProperty().bind(time.visibleProperty());
    model.trialProperty().subscribe(this::tellTime);
    model.measuringProperty().subscribe(this::tellTime);
    return new HBox(time, button);
  }

  private void tellTime() {
    EpochTrial trial = model.trialProperty().get();
    if (trial == null) {
      time.setText(texts.get("summary.time.measuring"));
      return;
    }
    time.setText(
        texts.get(
            "summary.time.seconds",
            Numbers.fixed(trial.secondsPerEpoch(), trial.secondsPerEpoch() < 10 ? 2 : 0),
            Numbers.duration(trial.secondsPerEpoch() * model.config().training().epochs())));
    parameters.setText(Numbers.count(trial.parameters()));
    steps.setText(Numbers.count(trial.stepsPerEpoch()));
  }

  private void describe() {
    OpenedData opened = data.getValue();
    sentences
        .getChildren()
        .setAll(words.describe(model.config(), opened).stream().map(this::paragraph).toList());
    if (opened == null) {
      parameters.setText(texts.get("summary.parameters.unknown"));
      steps.setText("–");
    } else {
      long users = opened.trainingUsers();
      long batch = model.config().training().batchSize();
      parameters.setText(Numbers.count(model.parameterCount(opened.statistics())));
      steps.setText(Numbers.count(stepsPerEpoch(users, batch)));
    }
  }

  private long stepsPerEpoch(long users, long batch) {
    return model.config().training().userOrder() == UserOrder.SHUFFLED
        ? (users + batch - 1) / batch
        : Math.max(1, users / batch);
  }

  private void compare(Consumer<SettingField> reset) {
    List<Difference> found =
        model.differences().stream()
            .filter(each -> model.field(each.name()).appliesProperty().get())
            .toList();
    if (found.isEmpty()) {
      differences.getChildren().setAll(muted("summary.differs.none"));
    } else {
      differences
          .getChildren()
          .setAll(found.stream().map(each -> difference(each, reset)).toList());
    }
  }

  private Node difference(Difference each, Consumer<SettingField> reset) {
    SettingField field = model.field(each.name());
    String text =
        texts.get(
            "summary.difference",
            field.descriptor().label(),
            field.shown(each.from()),
            field.shown(each.to()));
    Label label = paragraph(text);
    HBox.setHgrow(label, Priority.ALWAYS);
    label.setMaxWidth(Double.MAX_VALUE);
    Button back = new Button(null, Icon.RESET.node());
    back.getStyleClass().addAll("flat", "button-icon", "setting-reset");
    back.setAccessibleText(texts.get("reset", field.shown(each.from())));
    back.setOnAction(event -> reset.accept(field));
    HBox row = new HBox(8, label, back);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node notice() {
    Label notice = new Label();
    notice.setId("configure-notice");
    notice.setWrapText(true);
    notice.setMinHeight(USE_PREF_SIZE);
    StringBinding text =
        Bindings.when(model.obstacleProperty().isEmpty())
            .then(model.noticeProperty())
            .otherwise(model.obstacleProperty());
    model.obstacleProperty().subscribe(sentence -> mark(notice, !sentence.isEmpty()));
    notice.textProperty().bind(text);
    notice.visibleProperty().bind(text.isNotEmpty());
    notice.managedProperty().bind(notice.visibleProperty());
    return notice;
  }

  private static void mark(Label notice, boolean problem) {
    notice.getStyleClass().remove(PROBLEM);
    if (problem) {
      notice.getStyleClass().add(PROBLEM);
    }
  }

  private Node startButton(Runnable start) {
    Button button = new Button(texts.get("start"), Icon.PLAY.node());
    button.setId("configure-start");
    button.getStyleClass().addAll("accent", "large");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> start.run());
    button.disableProperty().bind(model.obstacleProperty().isNotEmpty());
    return button;
  }

  private Label paragraph(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private Label heading(String key) {
    Label heading = new Label(texts.get(key));
    heading.getStyleClass().add("card-title");
    return heading;
  }

  private Label muted(String key) {
    Label label = paragraph(texts.get(key));
    label.getStyleClass().add("muted");
    return label;
  }
}
