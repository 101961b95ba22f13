package recdenoiser.app.training;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import recdenoiser.app.chart.CurveControls;
import recdenoiser.app.run.RunCards;
import recdenoiser.app.run.TrainingModel;
import recdenoiser.app.shell.Drawings;
import recdenoiser.app.shell.EmptyState;
import recdenoiser.app.shell.TwoEnds;
import recdenoiser.app.shell.Visibility;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.text.Numbers;
import recdenoiser.engine.train.RunState;

/** A run in progress: its controls, how far it is, its cards, and what waits behind it. */
final class TrainingView extends BorderPane {
  private static final String NOTHING = "–";
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

  private final Texts texts = Texts.bundle("training");
  private final TrainingModel model;
  private final TrainingController controller;

  /**
   * @param setUp goes to the page where a run is set up
   */
  TrainingView(
      TrainingModel model,
      TrainingController controller,
      RunCards cards,
      QueueView queue,
      Runnable setUp) {
    this.model = model;
    this.controller = controller;
    BorderPane run = new BorderPane();
    run.setTop(new VBox(toolbar(), progress(), message()));
    run.setCenter(cards);
    EmptyState empty =
        new EmptyState(
            Drawings.curve(),
            texts.get("empty.head"),
            texts.get("empty.body"),
            texts.get("empty.button"),
            setUp);
    Visibility.showWhen(run, model.stateProperty().isNotNull());
    Visibility.showWhen(empty, model.stateProperty().isNull());
    setCenter(new StackPane(run, empty));
    setBottom(queue);
  }

  private Node toolbar() {
    HBox left =
        new HBox(
            pause(),
            goOn(),
            stop(),
            fact("training-epoch", "fact.epoch", epochText(), ""),
            fact(
                "training-speed", "", model.speedProperty().map(TrainingView::speed), "fact.speed"),
            fact("training-elapsed", "", seconds(model.elapsedProperty()), "fact.elapsed"),
            fact("training-remaining", "", remainingText(), "fact.remaining"),
            fact(
                "training-best",
                "fact.best",
                model.bestEpochProperty().map(TrainingView::epochOrDash),
                ""));
    left.getStyleClass().add("run-facts");
    left.setAlignment(Pos.CENTER_LEFT);
    TwoEnds bar = new TwoEnds(left, new CurveControls(model.curves().settings()));
    bar.getStyleClass().add("run-bar");
    return bar;
  }

  private Button pause() {
    Button pause = new Button(texts.get("pause"), Icon.PAUSE.node());
    pause.setId("training-pause");
    pause.setMinWidth(Region.USE_PREF_SIZE);
    pause.setOnAction(event -> controller.pauseOrResume());
    BooleanBinding paused = model.stateProperty().isEqualTo(RunState.PAUSED);
    Visibility.showWhen(pause, active().and(paused.not()));
    return pause;
  }

  /** The one thing to press where a run stands still. */
  private Button goOn() {
    Button resume = new Button(texts.get("resume"), Icon.PLAY.node());
    resume.setId("training-resume");
    resume.getStyleClass().add("accent");
    resume.setMinWidth(Region.USE_PREF_SIZE);
    resume.setOnAction(event -> controller.goOn());
    Visibility.showWhen(
        resume,
        Bindings.createBooleanBinding(
            controller::canGoOn, model.stateProperty(), model.folderProperty()));
    return resume;
  }

  private Button stop() {
    Button stop = new Button(texts.get("stop"), Icon.STOP.node());
    stop.setId("training-stop");
    stop.setMinWidth(Region.USE_PREF_SIZE);
    stop.setOnAction(event -> controller.stop());
    Visibility.showWhen(stop, active());
    return stop;
  }

  private BooleanBinding active() {
    return Bindings.createBooleanBinding(model::isActive, model.stateProperty());
  }

  /** The time left; none for a run that is paused or has ended. */
  private ObservableValue<String> remainingText() {
    return Bindings.createStringBinding(
        () ->
            model.stateProperty().get() == RunState.TRAINING
                ? Numbers.duration(model.remainingProperty().get())
                : NOTHING,
        model.remainingProperty(),
        model.stateProperty());
  }

  private ObservableValue<String> epochText() {
    return Bindings.createStringBinding(
        () ->
            model.epochsProperty().get() == 0
                ? NOTHING
                : texts.get(
                    "epoch.of",
                    Numbers.count(model.epochProperty().get()),
                    Numbers.count(model.epochsProperty().get())),
        model.epochProperty(),
        model.epochsProperty());
  }

  /** A number with a word before or after it; an empty key is no word. */
  private Node fact(String id, String before, ObservableValue<String> value, String after) {
    Label number = new Label();
    number.setId(id);
    number.textProperty().bind(value);
    number.setMinWidth(Region.USE_PREF_SIZE);
    HBox fact = new HBox(5, number);
    if (!before.isEmpty()) {
      fact.getChildren().add(0, word(before));
    }
    if (!after.isEmpty()) {
      fact.getChildren().add(word(after));
    }
    fact.setAlignment(Pos.CENTER_LEFT);
    return fact;
  }

  private Label word(String key) {
    Label word = new Label(texts.get(key));
    word.getStyleClass().add("muted");
    word.setMinWidth(Region.USE_PREF_SIZE);
    return word;
  }

  private Node progress() {
    ProgressBar bar = new ProgressBar();
    bar.setId("training-progress");
    bar.getStyleClass().addAll("small", "run-progress");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.progressProperty()
        .bind(
            Bindings.when(model.stateProperty().isEqualTo(RunState.PREPARING))
                .then(ProgressBar.INDETERMINATE_PROGRESS)
                .otherwise(model.progressProperty()));
    bar.setAccessibleText(texts.get("progress"));
    return bar;
  }

  private Node message() {
    Label message = new Label();
    message.setId("training-message");
    message.getStyleClass().add("run-message");
    message.setWrapText(true);
    message.setMinHeight(Region.USE_PREF_SIZE);
    message
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::sentence,
                model.messageProperty(),
                model.stateProperty(),
                model.folderProperty()));
    model
        .stateProperty()
        .subscribe(state -> message.pseudoClassStateChanged(FAILED, state == RunState.FAILED));
    Visibility.showWhen(message, message.textProperty().isNotEmpty());
    return message;
  }

  private String sentence() {
    String sentence = model.messageProperty().get();
    boolean failed = model.stateProperty().get() == RunState.FAILED;
    return failed && model.folderProperty().get() != null
        ? sentence
            + " "
            + texts.get("failed.log", new RunFolder(model.folderProperty().get()).log())
        : sentence;
  }

  private static String speed(Number sequencesPerSecond) {
    double value = sequencesPerSecond.doubleValue();
    return Double.isFinite(value) ? Numbers.count(Math.round(value)) : NOTHING;
  }

  private static ObservableValue<String> seconds(ObservableValue<Number> value) {
    return value.map(seconds -> Numbers.duration(seconds.doubleValue()));
  }

  private static String epochOrDash(Number epoch) {
    return epoch.intValue() == 0 ? NOTHING : Numbers.count(epoch.intValue());
  }
}
