package recdenoiser.engine.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.train.TrainingEvent.CheckpointWritten;
import recdenoiser.engine.train.TrainingEvent.EpochEnded;
import recdenoiser.engine.train.TrainingEvent.Evaluated;
import recdenoiser.engine.train.TrainingEvent.Finished;
import recdenoiser.engine.train.TrainingEvent.MasksTaken;
import recdenoiser.engine.train.TrainingEvent.Started;
import recdenoiser.engine.train.TrainingEvent.StateChanged;
import recdenoiser.engine.train.TrainingEvent.StepTaken;

/**
 * Drives a {@link Learner} over its epochs: steps, evaluations on validation, checkpoints, and in
 * the end one evaluation on test with the weights that were best on validation. Everything it does
 * goes to a listener, and it may be paused or stopped between any two steps.
 */
public final class Trainer {
  /** Users whose attention is averaged for a snapshot of the masks. */
  private static final int SNAPSHOT_USERS = 512;

  private final TrainingPlan plan;
  private final TrainingSettings settings;
  private final Learner learner;
  private final EpochOrder order;
  private final int[] snapshotUsers;
  private final TrainerPorts ports;
  private final Stopwatch watch;
  private final EarlyStopping earlyStopping;

  private TrainingPosition position;
  private double lastCheckpointSeconds;

  /**
   * @param position where to begin; {@code learner} has its weights already
   */
  public Trainer(
      TrainingPlan plan, Learner learner, TrainerPorts ports, TrainingPosition position) {
    this.plan = plan;
    this.settings = plan.settings();
    this.learner = learner;
    this.order = plan.order();
    this.snapshotUsers = evenlySpaced(plan.users(), SNAPSHOT_USERS);
    this.ports = ports;
    this.watch = new Stopwatch(ports.nanoTime(), position.elapsedSeconds());
    this.earlyStopping = new EarlyStopping(settings.patience(), position.validations());
    this.position = position;
    this.lastCheckpointSeconds = position.elapsedSeconds();
  }

  /**
   * Trains in the calling thread until the last epoch, until patience ends or until it is stopped.
   *
   * @throws TrainingProblem if the loss is not finite
   */
  public TrainingResult train() {
    enter(RunState.TRAINING);
    while (!complete() && !ports.control().stopWanted()) {
      trainEpoch();
      if (position.stepInEpoch() == order.steps()) {
        endEpoch();
      }
    }
    return ports.control().stopWanted() && !complete() ? stopped() : finished();
  }

  /** What a listener should hear before the first step. */
  public Started started(int blocks, int maxLength) {
    return new Started(
        position.epoch(),
        plan.epochs(),
        order.steps(),
        learner.parameterCount(),
        blocks,
        maxLength);
  }

  private void trainEpoch() {
    int[] users = order.of(position.epoch());
    while (position.stepInEpoch() < order.steps()) {
      if (ports.control().pauseWanted()) {
        pause();
      }
      if (ports.control().stopWanted()) {
        return;
      }
      step(users);
      if (watch.seconds() - lastCheckpointSeconds >= settings.checkpointEvery()) {
        saveLatest();
      }
    }
  }

  private void step(int[] users) {
    double begin = watch.seconds();
    int done = position.stepInEpoch();
    long step = position.step() + 1;
    StepReport report = learner.step(users, order.from(done), order.to(done), step);
    if (earlyStopping.invalid(report.loss())) {
      throw TrainingProblem.lossNotFinite(position.epoch(), step, report.loss());
    }
    double now = watch.seconds();
    position = position.afterStep(report, now - begin);
    ports
        .listener()
        .on(
            new StepTaken(
                position.epoch(),
                step,
                position.stepInEpoch(),
                report.loss(),
                report.sequences(),
                report.tokens(),
                now));
  }

  private void endEpoch() {
    int epoch = position.epoch();
    // whether anything is evaluated or not, so that nothing depends on that
    learner.catchUp(position.step());
    reportEpoch();
    boolean evaluates = epoch % settings.evaluateEvery() == 0 || epoch == plan.epochs();
    if (evaluates || epoch == 1) {
      reportMasks(epoch);
    }
    if (evaluates) {
      validate();
    }
    position = position.nextEpoch();
    if (evaluates) {
      saveLatest();
    }
  }

  private void reportMasks(int epoch) {
    learner
        .attention()
        .ifPresent(
            attention ->
                ports.listener().on(new MasksTaken(attention.masks(epoch, snapshotUsers))));
  }

  private void validate() {
    Evaluation evaluation = ports.evaluator().evaluate(learner.recommender(), Split.VALIDATION);
    double score = SelectionScore.of(evaluation, plan.selectBy());
    position = position.at(watch.seconds()).withValidation(score);
    earlyStopping.record(score);
    boolean best = position.bestEpoch() == position.epoch();
    ports
        .listener()
        .on(
            new Evaluated(
                position.epoch(), Split.VALIDATION, evaluation, best, position.elapsedSeconds()));
    if (best) {
      ports.checkpoints().saveBest(Checkpoint.of(learner, position));
    }
  }

  private void reportEpoch() {
    double elapsed = watch.seconds();
    double seconds = Math.max(position.trainingSeconds(), 1e-9);
    double remaining = elapsed / position.epoch() * (plan.epochs() - position.epoch());
    ports
        .listener()
        .on(
            new EpochEnded(
                position.epoch(),
                position.step(),
                position.meanLoss(),
                probes(),
                position.sequences() / seconds,
                position.tokens() / seconds,
                elapsed,
                remaining));
  }

  private Map<String, double[][]> probes() {
    Map<String, double[][]> all = new LinkedHashMap<>();
    learner.attention().map(AttentionProbe::probes).ifPresent(all::putAll);
    all.putAll(ports.probes().apply(learner.recommender()));
    return all;
  }

  private void pause() {
    saveLatest();
    watch.leaveOut(
        () -> {
          enter(RunState.PAUSED);
          ports.control().awaitEndOfPause();
        });
    lastCheckpointSeconds = watch.seconds();
    if (!ports.control().stopWanted()) {
      enter(RunState.TRAINING);
    }
  }

  private TrainingResult stopped() {
    saveLatest();
    return end(
        RunState.STOPPED,
        null,
        String.format(
            Locale.ROOT,
            "Stopped by a person in epoch %d after %d steps; it can go on.",
            position.epoch(),
            position.step()));
  }

  private TrainingResult finished() {
    int best = position.bestEpoch();
    ports
        .checkpoints()
        .best()
        .ifPresent(saved -> learner.restore(saved.weights(), saved.optimiserState()));
    Evaluation test = ports.evaluator().evaluate(learner.recommender(), Split.TEST);
    double elapsed = watch.seconds();
    ports.listener().on(new Evaluated(best, Split.TEST, test, true, elapsed));
    position = position.at(elapsed);
    int last = position.epoch() - 1;
    if (earlyStopping.exhausted() && last < plan.epochs()) {
      return end(
          RunState.STOPPED_EARLY,
          test,
          String.format(
              Locale.ROOT,
              "Stopped early after epoch %d: validation has not improved for %d evaluations; the best is epoch %d.",
              last,
              settings.patience(),
              best));
    }
    if (!plan.inSteps()) {
      return end(RunState.FINISHED, test, "Fitted to all training data at once, in no steps.");
    }
    return end(
        RunState.FINISHED,
        test,
        String.format(Locale.ROOT, "Finished all %d epochs; the best is epoch %d.", last, best));
  }

  private TrainingResult end(RunState state, Evaluation test, String message) {
    enter(state);
    ports.listener().on(new Finished(state, position.bestEpoch(), message));
    return new TrainingResult(state, position, test, message);
  }

  private boolean complete() {
    return earlyStopping.exhausted() || position.epoch() > plan.epochs();
  }

  private void saveLatest() {
    position = position.at(watch.seconds());
    lastCheckpointSeconds = position.elapsedSeconds();
    Checkpoint checkpoint = Checkpoint.of(learner, position);
    ports
        .listener()
        .on(
            new CheckpointWritten(
                position.epoch(), position.step(), ports.checkpoints().saveLatest(checkpoint)));
  }

  private void enter(RunState state) {
    ports.control().enter(state);
    ports.listener().on(new StateChanged(state));
  }

  private static int[] evenlySpaced(int[] users, int count) {
    if (users.length <= count) {
      return users.clone();
    }
    int[] some = new int[count];
    Arrays.setAll(some, i -> users[(int) ((long) i * users.length / count)]);
    return some;
  }
}
