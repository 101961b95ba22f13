package recdenoiser.app.run;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.Shortage;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingEvent;

/**
 * How a run stands, built up from its events alone: the same whether they come from a run in
 * progress or from the record of one that has ended. Needs no toolkit; to be changed on one thread.
 */
public final class TrainingModel {
  private final Changes changes = new Changes();
  private final RunCurves curves = new RunCurves();
  private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(this, "state");
  private final ReadOnlyObjectWrapper<RunConfig> config =
      new ReadOnlyObjectWrapper<>(this, "config");
  private final ReadOnlyObjectWrapper<Path> folder = new ReadOnlyObjectWrapper<>(this, "folder");
  private final ReadOnlyIntegerWrapper epoch = new ReadOnlyIntegerWrapper(this, "epoch");
  private final ReadOnlyIntegerWrapper epochs = new ReadOnlyIntegerWrapper(this, "epochs");
  private final ReadOnlyIntegerWrapper bestEpoch = new ReadOnlyIntegerWrapper(this, "bestEpoch");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");
  private final ReadOnlyDoubleWrapper speed = new ReadOnlyDoubleWrapper(this, "speed", Double.NaN);
  private final ReadOnlyDoubleWrapper elapsed = new ReadOnlyDoubleWrapper(this, "elapsed");
  private final ReadOnlyDoubleWrapper remaining =
      new ReadOnlyDoubleWrapper(this, "remaining", Double.NaN);
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
  private final ReadOnlyObjectWrapper<Result> result = new ReadOnlyObjectWrapper<>(this, "result");
  private final ReadOnlyObjectWrapper<Instant> lastSaved =
      new ReadOnlyObjectWrapper<>(this, "lastSaved");
  private final InstantSource clock;
  private final Consumer<MaskSnapshot> masks;
  private LossBuckets buckets;
  private final ReadOnlyObjectWrapper<List<Shortage>> shortages =
      new ReadOnlyObjectWrapper<>(this, "shortages", List.of());
  private List<TrainingEvent> earlier = List.of();
  private int stepsPerEpoch;

  /**
   * The ranking that counts so far: the best on validation, at the end the one on test.
   *
   * @param epoch after which the weights were taken
   */
  public record Result(Split split, int epoch, Evaluation evaluation) {}

  /**
   * @param masks given every snapshot of the masks as it comes
   */
  public TrainingModel(InstantSource clock, Consumer<MaskSnapshot> masks) {
    this.clock = clock;
    this.masks = masks;
  }

  /** Forgets the run before and waits for the events of another. */
  public void prepare() {
    state.set(RunState.PREPARING);
    message.set("");
    folder.set(null);
    result.set(null);
    shortages.set(List.of());
    lastSaved.set(null);
    epoch.set(0);
    epochs.set(0);
    bestEpoch.set(0);
    progress.set(0);
    elapsed.set(0);
    speed.set(Double.NaN);
    remaining.set(Double.NaN);
    curves.clear();
  }

  /**
   * Names the run whose events follow.
   *
   * @param past what it recorded in earlier sessions; of that, the epochs before its next one are
   *     shown
   */
  public void begin(RunConfig runConfig, Path runFolder, List<TrainingEvent> past) {
    config.set(runConfig);
    folder.set(runFolder);
    curves.begin(runConfig);
    buckets = new LossBuckets(curves::addLoss);
    earlier = past;
  }

  /** Says whose negatives are fewer than others'. */
  public void setShortages(List<Shortage> found) {
    shortages.set(found);
  }

  /** Shows a run as it was recorded. */
  public void replay(
      RunConfig runConfig, Path runFolder, List<TrainingEvent> recorded, RunState end) {
    prepare();
    begin(runConfig, runFolder, List.of());
    recorded.forEach(this::apply);
    setState(end);
  }

  public void apply(TrainingEvent event) {
    event.accept(changes);
  }

  /** Ends the run with an error that it could not report itself. */
  public void fail(String sentence) {
    message.set(sentence);
    setState(RunState.FAILED);
  }

  /** Whether an event is about an epoch that will not be trained again. */
  private static boolean isBefore(TrainingEvent event, int firstEpoch) {
    if (event instanceof TrainingEvent.StepTaken step) {
      return step.epoch() < firstEpoch;
    }
    if (event instanceof TrainingEvent.EpochEnded ended) {
      return ended.epoch() < firstEpoch;
    }
    return event instanceof TrainingEvent.Evaluated evaluated && evaluated.epoch() < firstEpoch;
  }

  private void setProgress(double epochsDone) {
    progress.set(epochs.get() == 0 ? 0 : Math.min(1, epochsDone / epochs.get()));
  }

  private void setState(RunState now) {
    state.set(now);
    curves.setLive(!now.ended());
  }

  public RunCurves curves() {
    return curves;
  }

  /** Null while there is no run. */
  public ReadOnlyObjectProperty<RunState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<RunConfig> configProperty() {
    return config.getReadOnlyProperty();
  }

  /** Null until the run has a folder. */
  public ReadOnlyObjectProperty<Path> folderProperty() {
    return folder.getReadOnlyProperty();
  }

  /** The epoch under way, from 1; 0 before the first. */
  public ReadOnlyIntegerProperty epochProperty() {
    return epoch.getReadOnlyProperty();
  }

  public ReadOnlyIntegerProperty epochsProperty() {
    return epochs.getReadOnlyProperty();
  }

  /** 0 while nothing has been evaluated. */
  public ReadOnlyIntegerProperty bestEpochProperty() {
    return bestEpoch.getReadOnlyProperty();
  }

  /** 0 … 1 of all epochs. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Sequences per second over the last epoch; NaN before it. */
  public ReadOnlyDoubleProperty speedProperty() {
    return speed.getReadOnlyProperty();
  }

  /** Seconds of training and evaluation, pauses left out. */
  public ReadOnlyDoubleProperty elapsedProperty() {
    return elapsed.getReadOnlyProperty();
  }

  /** Seconds to the last epoch; NaN while unknown. */
  public ReadOnlyDoubleProperty remainingProperty() {
    return remaining.getReadOnlyProperty();
  }

  /** One sentence why the run ended; empty before that. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Null while nothing has been evaluated. */
  public ReadOnlyObjectProperty<Result> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /** In the rankings where a user has fewer negatives than the others. */
  public ReadOnlyObjectProperty<List<Shortage>> shortagesProperty() {
    return shortages.getReadOnlyProperty();
  }

  /** When the last checkpoint was written; null before the first. */
  public ReadOnlyObjectProperty<Instant> lastSavedProperty() {
    return lastSaved.getReadOnlyProperty();
  }

  public boolean isActive() {
    return state.get() != null && !state.get().ended();
  }

  private final class Changes implements TrainingEvent.Visitor<Void> {
    @Override
    public Void started(TrainingEvent.Started started) {
      message.set("");
      stepsPerEpoch = started.stepsPerEpoch();
      curves.setStepsPerEpoch(stepsPerEpoch);
      epochs.set(started.epochs());
      List<TrainingEvent> past = earlier;
      earlier = List.of();
      past.stream()
          .filter(event -> isBefore(event, started.firstEpoch()))
          .forEach(TrainingModel.this::apply);
      setState(RunState.TRAINING);
      return null;
    }

    @Override
    public Void stepTaken(TrainingEvent.StepTaken step) {
      double within = stepsPerEpoch == 0 ? 0 : (double) step.stepInEpoch() / stepsPerEpoch;
      epoch.set(step.epoch());
      elapsed.set(step.elapsedSeconds());
      setProgress(step.epoch() - 1 + within);
      buckets.step(step.epoch() - 1 + within, step.elapsedSeconds(), step.loss());
      return null;
    }

    @Override
    public Void epochEnded(TrainingEvent.EpochEnded ended) {
      epoch.set(ended.epoch());
      elapsed.set(ended.elapsedSeconds());
      remaining.set(ended.remainingSeconds());
      speed.set(ended.sequencesPerSecond());
      setProgress(ended.epoch());
      buckets.epoch(ended.epoch(), ended.elapsedSeconds(), ended.meanLoss());
      curves.addEpoch(ended);
      return null;
    }

    @Override
    public Void evaluated(TrainingEvent.Evaluated evaluated) {
      elapsed.set(evaluated.elapsedSeconds());
      if (evaluated.split() == Split.VALIDATION) {
        curves.addValidation(evaluated.epoch(), evaluated.elapsedSeconds(), evaluated.evaluation());
        if (evaluated.best()) {
          bestEpoch.set(evaluated.epoch());
          curves.markBest(evaluated.epoch());
        }
      }
      if (evaluated.split() == Split.TEST || evaluated.best()) {
        result.set(new Result(evaluated.split(), evaluated.epoch(), evaluated.evaluation()));
      }
      return null;
    }

    @Override
    public Void masksTaken(TrainingEvent.MasksTaken taken) {
      masks.accept(taken.masks());
      return null;
    }

    @Override
    public Void checkpointWritten(TrainingEvent.CheckpointWritten written) {
      lastSaved.set(clock.instant());
      return null;
    }

    @Override
    public Void stateChanged(TrainingEvent.StateChanged changed) {
      setState(changed.state());
      return null;
    }

    @Override
    public Void finished(TrainingEvent.Finished finished) {
      message.set(finished.message());
      remaining.set(0);
      setState(finished.state());
      return null;
    }
  }
}
