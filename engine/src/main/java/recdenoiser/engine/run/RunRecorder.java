package recdenoiser.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.train.Checkpoint;
import recdenoiser.engine.train.CheckpointStore;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingEvent;
import recdenoiser.engine.train.TrainingListener;
import recdenoiser.engine.train.TrainingSettings;

/**
 * Writes everything a run reports into its folder, and only then passes it on. Steps are thinned to
 * about {@value #STEPS_PER_EPOCH} for each epoch.
 */
final class RunRecorder implements TrainingListener, CheckpointStore, AutoCloseable {
  private static final int STEPS_PER_EPOCH = 50;

  private final RunFolder folder;
  private final RunLock lock;
  private final CheckpointFolders checkpoints;
  private final MetricsLog metrics;
  private final RunLog log;
  private final TrainingListener next;
  private final SummaryBuilder summary;
  private final Writing writing = new Writing();
  private RunRecord record;
  private int keepEvery = 1;

  /**
   * @param lock of the folder
   * @param metrics open where the run goes on
   * @param summary of what the metrics hold so far
   * @param next hears every event after it is written
   */
  RunRecorder(
      RunFolder folder,
      RunLock lock,
      RunRecord record,
      MetricsLog metrics,
      SummaryBuilder summary,
      RunLog log,
      TrainingListener next) {
    this.folder = folder;
    this.lock = lock;
    this.record = record;
    this.checkpoints = new CheckpointFolders(folder);
    this.metrics = metrics;
    this.summary = summary;
    this.log = log;
    this.next = next;
  }

  @Override
  public void on(TrainingEvent event) {
    try {
      write(event);
    } catch (IOException e) {
      throw cannotWrite(e);
    }
    next.on(event);
  }

  @Override
  public Path saveLatest(Checkpoint checkpoint) {
    return save(CheckpointFolders.LATEST, checkpoint);
  }

  @Override
  public Path saveBest(Checkpoint checkpoint) {
    return save(CheckpointFolders.BEST, checkpoint);
  }

  @Override
  public Optional<Checkpoint> best() {
    try {
      return checkpoints.read(CheckpointFolders.BEST).map(CheckpointFolders.Saved::checkpoint);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the best checkpoint: " + e.getMessage(), e);
    }
  }

  RunSummary summary() {
    return summary.build();
  }

  /** Keeps what went wrong, for who looks into it; the event that it failed is reported apart. */
  void keepTrace(Throwable problem) throws IOException {
    log.say(problem);
  }

  @Override
  public void close() throws IOException {
    metrics.close();
  }

  private Path save(String name, Checkpoint checkpoint) {
    try {
      lock.requireStands();
      return checkpoints.save(name, checkpoint, metrics.force());
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private void write(TrainingEvent event) throws IOException {
    if (!(event instanceof TrainingEvent.StepTaken)) {
      lock.requireStands();
    }
    summary.take(event);
    if (EventLines.isRecorded(event) && !isThinnedOut(event, keepEvery)) {
      metrics.append(event);
    }
    event.accept(writing).write();
  }

  static boolean isThinnedOut(TrainingEvent event, int keepEvery) {
    return event instanceof TrainingEvent.StepTaken step && step.step() % keepEvery != 0;
  }

  /** Of so many steps one is kept. */
  static int keepEvery(TrainingEvent.Started started) {
    return Math.max(1, started.stepsPerEpoch() / STEPS_PER_EPOCH);
  }

  private void writeRecord(RunState state) throws IOException {
    record = record.with(state, summary.build());
    record.write(folder);
  }

  private static String describe(TrainingEvent.EpochEnded epoch) {
    return String.format(
        Locale.ROOT,
        "Epoch %d: loss %.5f (of the predictions %.5f), %.0f sequences/s, %.1f s so far.",
        epoch.epoch(),
        epoch.meanLoss().total(),
        epoch.meanLoss().value(LossTerms.PREDICTION),
        epoch.sequencesPerSecond(),
        epoch.elapsedSeconds());
  }

  private String describe(TrainingEvent.Evaluated evaluated) {
    return String.format(
        Locale.ROOT,
        "%s after epoch %d: Hit@10, NDCG@10 %s%s.",
        evaluated.split() == Split.TEST ? "Test" : "Validation",
        evaluated.epoch(),
        evaluated.evaluation().rankings().stream()
            .map(ranking -> describe(ranking, evaluated.evaluation().among(ranking)))
            .collect(Collectors.joining("; ")),
        evaluated.best() && evaluated.split() == Split.VALIDATION ? "; best so far" : "");
  }

  private String describe(Ranking ranking, RankingMetrics metrics) {
    String among =
        switch (ranking) {
          case SAMPLED -> "negatives";
          case POPULAR -> "popular negatives";
          case FULL ->
              record.config().evaluation().excludeSeen()
                  ? "all items without those seen"
                  : "all items, those seen too";
        };
    return String.format(
        Locale.ROOT, "%.4f, %.4f among %s", metrics.hitAt(10), metrics.ndcgAt(10), among);
  }

  private UncheckedIOException cannotWrite(IOException e) {
    return new UncheckedIOException(
        "Cannot write to the run folder " + folder.path() + ": " + e.getMessage(), e);
  }

  @FunctionalInterface
  private interface Write {
    void write() throws IOException;
  }

  /** What an event leaves behind beside its line of the metrics. */
  private final class Writing implements TrainingEvent.Visitor<Write> {
    @Override
    public Write started(TrainingEvent.Started started) {
      return () -> keepEvery = keepEvery(started);
    }

    @Override
    public Write stepTaken(TrainingEvent.StepTaken step) {
      return () -> {};
    }

    @Override
    public Write epochEnded(TrainingEvent.EpochEnded epoch) {
      return () -> log.say(describe(epoch));
    }

    @Override
    public Write evaluated(TrainingEvent.Evaluated evaluated) {
      return () -> {
        log.say(describe(evaluated));
        writeRecord(record.state());
      };
    }

    @Override
    public Write masksTaken(TrainingEvent.MasksTaken taken) {
      return () -> {
        MaskFiles.write(folder, taken.masks());
        TrainingSettings training = record.config().training();
        MaskFiles.thin(
            folder,
            taken.masks().epoch(),
            summary.build().bestEpoch(),
            training.evaluateEvery(),
            training.maskSnapshots());
      };
    }

    @Override
    public Write checkpointWritten(TrainingEvent.CheckpointWritten written) {
      return () -> {};
    }

    @Override
    public Write stateChanged(TrainingEvent.StateChanged changed) {
      return () -> {
        log.say("State: " + changed.state() + ".");
        if (!changed.state().ended()) {
          writeRecord(changed.state());
        }
      };
    }

    @Override
    public Write finished(TrainingEvent.Finished finished) {
      return () -> {
        log.say(finished.message());
        metrics.force();
        writeRecord(finished.state());
      };
    }
  }
}
