package recdenoiser.engine.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.evaluate.Evaluator;
import recdenoiser.engine.model.ModelKind;
import recdenoiser.engine.model.ModelKinds;
import recdenoiser.engine.recommend.Recommender;
import recdenoiser.engine.run.CheckpointFolders.Saved;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.train.Learner;
import recdenoiser.engine.train.RunControl;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.Trainer;
import recdenoiser.engine.train.TrainerPorts;
import recdenoiser.engine.train.TrainingControl;
import recdenoiser.engine.train.TrainingEvent;
import recdenoiser.engine.train.TrainingListener;
import recdenoiser.engine.train.TrainingPlan;
import recdenoiser.engine.train.TrainingPosition;

/**
 * One run from its configuration to its summary, recorded in a folder of its own from which it can
 * go on after a stop, a crash or a power failure, with the bits of a run that was never
 * interrupted.
 */
public final class ExperimentRun implements AutoCloseable {
  private static final String STOPPED_AT_ONCE =
      "Stopped in the middle of an evaluation; it goes on from its latest checkpoint.";

  private final RunFolder folder;
  private final RunRecord record;
  private final PreparedData data;
  private final RunLock lock;
  private final int threads;
  private final LearnerFactory learners;
  private final RunControl control = new RunControl();
  private boolean executed;

  private ExperimentRun(
      RunFolder folder,
      RunRecord record,
      PreparedData data,
      RunLock lock,
      int threads,
      LearnerFactory learners) {
    this.folder = folder;
    this.record = record;
    this.data = data;
    this.lock = lock;
    this.threads = threads;
    this.learners = learners;
  }

  /**
   * Reads the data and makes a folder for a new run. A relative path of the data is recorded as an
   * absolute one, so that the run can go on from anywhere.
   *
   * @param runsDirectory in which the folder is made
   * @param threads to train and evaluate with; they do not change the result
   * @throws SettingProblem if the configuration cannot be run
   * @throws recdenoiser.engine.data.DataProblem if the data cannot be used
   * @throws IOException if the folder cannot be made
   */
  public static ExperimentRun create(RunConfig config, Path runsDirectory, int threads)
      throws IOException {
    return create(config, runsDirectory, threads, LearnerFactory.REGISTERED);
  }

  /** As {@link #create(RunConfig, Path, int)}, with other models. */
  public static ExperimentRun create(
      RunConfig config, Path runsDirectory, int threads, LearnerFactory learners)
      throws IOException {
    RunConfig located = PreparedData.locate(config.requireValid());
    PreparedData data = PreparedData.prepare(located);
    Clock clock = Clock.systemDefaultZone();
    RunFolder folder = RunNames.create(runsDirectory, config, data.facts().name(), clock);
    RunLock lock = RunLock.acquire(folder);
    try {
      RunRecord record =
          new RunRecord(
              RunRecord.FORMAT,
              folder.path().getFileName().toString(),
              clock.instant().toString(),
              RunState.PREPARING,
              located,
              data.facts(),
              Environment.current(threads),
              RunSummary.blank());
      record.write(folder);
      data.candidates().save(folder::negatives);
      return new ExperimentRun(folder, record, data, lock, threads, learners);
    } catch (IOException | RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Opens a run that was stopped or died, to go on from its latest checkpoint.
   *
   * @throws IOException if the folder is not one of a run, is open elsewhere, belongs to a run that
   *     reached its end, or its data have changed
   */
  public static ExperimentRun resume(Path runFolder, int threads) throws IOException {
    return resume(runFolder, threads, LearnerFactory.REGISTERED);
  }

  /** As {@link #resume(Path, int)}, with other models. */
  public static ExperimentRun resume(Path runFolder, int threads, LearnerFactory learners)
      throws IOException {
    RunFolder folder = new RunFolder(runFolder);
    RunRecord.read(folder);
    RunLock lock = RunLock.acquire(folder);
    try {
      RunRecord record = RunRecord.read(folder);
      if (record.state() == RunState.FINISHED || record.state() == RunState.STOPPED_EARLY) {
        throw new IOException(
            "The run " + runFolder + " has reached its end; there is nothing to go on with.");
      }
      record.config().requireValid();
      PreparedData data = PreparedData.reopen(folder, record);
      RunRecord here = record.on(Environment.current(threads));
      return new ExperimentRun(folder, here, data, lock, threads, learners);
    } catch (IOException | RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  public TrainingControl control() {
    return control;
  }

  public Path folder() {
    return folder.path();
  }

  public RunConfig config() {
    return record.config();
  }

  public RunRecord.DataFacts dataFacts() {
    return record.data();
  }

  /** Users who are validated or tested on. */
  public int evaluatedUsers() {
    return data.split().evaluatedUsers().length;
  }

  /**
   * Trains in the calling thread until the run ends, is stopped or fails, and frees the folder. May
   * be called once.
   *
   * @param listener hears every event after it is on its way to the disk, on this thread
   * @return the summary, which says how it ended; a run that fails is reported and returned, not
   *     thrown
   * @throws IOException if the folder cannot be opened
   */
  public RunSummary execute(TrainingListener listener) throws IOException {
    if (executed) {
      throw new IllegalStateException("The run " + folder.path() + " was executed before.");
    }
    executed = true;
    try (this) {
      Optional<Saved> saved = openCheckpoints();
      TrainingPosition position =
          saved.map(s -> s.checkpoint().position()).orElseGet(TrainingPosition::start);
      MaskFiles.removeFrom(folder, position.epoch());
      try (MetricsLog metrics =
              MetricsLog.open(
                  folder.metrics(), saved.map(Saved::log).orElse(MetricsLog.Mark.START));
          Audience audience = audience(position, listener);
          RunRecorder recorder = recorder(metrics, audience.listener())) {
        train(recorder, saved, position);
        return recorder.summary();
      }
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private Optional<Saved> openCheckpoints() throws IOException {
    AtomicFiles.removeUnfinished(folder.path());
    AtomicFiles.removeUnfinished(folder.masks());
    CheckpointFolders checkpoints = new CheckpointFolders(folder);
    checkpoints.repair();
    data.candidates().save(folder::negatives);
    return checkpoints.read(CheckpointFolders.LATEST);
  }

  /**
   * Who hears of the run after its folder, with event files for TensorBoard where it wants them.
   */
  private Audience audience(TrainingPosition position, TrainingListener listener)
      throws IOException {
    if (!config().training().tensorBoard()) {
      return new Audience(listener, () -> {});
    }
    TensorBoardListener files =
        TensorBoardListener.begin(folder, config(), position, Clock.systemUTC(), listener);
    return new Audience(files, files);
  }

  private record Audience(TrainingListener listener, Closeable files) implements Closeable {
    @Override
    public void close() throws IOException {
      files.close();
    }
  }

  private RunRecorder recorder(MetricsLog metrics, TrainingListener listener) throws IOException {
    RunLog log = new RunLog(folder.log(), Clock.systemUTC());
    SummaryBuilder summary = SummaryBuilder.of(MetricsLog.read(folder.metrics()));
    return new RunRecorder(folder, lock, record, metrics, summary, log, listener);
  }

  private void train(RunRecorder recorder, Optional<Saved> saved, TrainingPosition position) {
    ModelKind kind = ModelKinds.of(config().groups());
    try (Learner learner = learners.create(config(), data.split(), threads);
        Evaluator evaluator = data.evaluator(config(), threads)) {
      saved
          .map(Saved::checkpoint)
          .ifPresent(last -> learner.restore(last.weights(), last.optimiserState()));
      TrainingPlan plan =
          new TrainingPlan(
              config().training(),
              config().evaluation().selectBy(),
              data.split().trainingUsers(),
              kind.needs().steps());
      RankRecorder ranks = new RankRecorder(folder, record, data, evaluator, recorder, control);
      TrainerPorts ports =
          new TrainerPorts(
              ranks,
              ranks,
              control,
              recorder,
              System::nanoTime,
              probes(kind.shape(config().groups())));
      Trainer trainer = new Trainer(plan, learner, ports, position);
      RuleShape shape = kind.shape(config().groups());
      recorder.on(trainer.started(shape.blocks(), shape.window()));
      trainer.train();
    } catch (StoppableRecommender.Stopped stopped) {
      end(recorder, RunState.STOPPED, position.bestEpoch(), STOPPED_AT_ONCE);
    } catch (RuntimeException | OutOfMemoryError | InternalError problem) {
      fail(recorder, problem, position.bestEpoch());
    }
  }

  private Function<Recommender, Map<String, double[][]>> probes(RuleShape shape) {
    return RunNoise.met(data.set(), config().data())
        .map(noise -> new NoiseProbes(data.split(), noise))
        .map(
            known ->
                (Function<Recommender, Map<String, double[][]>>) m -> known.of(m, shape.window()))
        .orElse(TrainerPorts.NO_PROBES);
  }

  private void fail(RunRecorder recorder, Throwable problem, int bestEpoch) {
    try {
      recorder.keepTrace(problem);
      end(recorder, RunState.FAILED, bestEpoch, message(problem));
    } catch (IOException | RuntimeException second) {
      RuntimeException first =
          problem instanceof RuntimeException itself
              ? itself
              : new IllegalStateException(message(problem), problem);
      first.addSuppressed(second);
      throw first;
    }
  }

  private static String message(Throwable problem) {
    if (problem instanceof Error error) {
      return Breakdown.sentence(error);
    }
    return problem.getMessage() == null
        ? "The run failed by " + problem.getClass().getSimpleName() + "; see its log."
        : problem.getMessage();
  }

  private void end(RunRecorder recorder, RunState state, int bestEpoch, String message) {
    control.enter(state);
    recorder.on(new TrainingEvent.StateChanged(state));
    int best = Math.max(bestEpoch, recorder.summary().bestEpoch());
    recorder.on(new TrainingEvent.Finished(state, best, message));
  }
}
