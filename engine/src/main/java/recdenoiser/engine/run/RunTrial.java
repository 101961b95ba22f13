package recdenoiser.engine.run;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluator;
import recdenoiser.engine.model.ModelKinds;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.train.EpochOrder;
import recdenoiser.engine.train.Learner;

/**
 * How long a whole run of a configuration would take here, from some of its steps and an evaluation
 * of some of its users. Nothing is recorded.
 *
 * @param secondsToBegin reading the data, drawing candidates, making the model; with a model that
 *     is fitted at once, fitting it
 * @param secondsPerEpoch of training alone; 0 with a model that is fitted at once
 * @param secondsPerEvaluation of all users of a split
 */
public record RunTrial(double secondsToBegin, double secondsPerEpoch, double secondsPerEvaluation) {
  private static final int MOST_EVALUATED = 512;
  private static final double NANOSECONDS = 1e9;

  /**
   * Trains for about {@code seconds}, then evaluates.
   *
   * @param threads to train and evaluate with
   * @throws SettingProblem if the configuration cannot be run
   * @throws recdenoiser.engine.data.DataProblem if the data cannot be used
   * @throws CancellationException if the thread is interrupted
   */
  public static RunTrial run(RunConfig config, int threads, double seconds) {
    long begin = System.nanoTime();
    RunConfig valid = config.requireValid();
    PreparedData data = PreparedData.prepare(valid);
    try (Learner learner = LearnerFactory.REGISTERED.create(valid, data.split(), threads);
        Evaluator evaluator = data.evaluator(valid, threads)) {
      double toBegin = secondsSince(begin);
      double perEpoch = learnsInSteps(valid) ? perEpoch(learner, data, valid, seconds) : 0;
      return new RunTrial(toBegin, perEpoch, perEvaluation(learner, evaluator, data));
    }
  }

  private static boolean learnsInSteps(RunConfig config) {
    return ModelKinds.of(config.groups()).needs().steps();
  }

  private static double perEpoch(
      Learner learner, PreparedData data, RunConfig config, double seconds) {
    EpochOrder order = new EpochOrder(data.split().trainingUsers(), config.training());
    return EpochTrial.secondsPerStep(learner, order, config, seconds) * order.steps();
  }

  /** Of the first users, twice: what is done for the first time takes longer. */
  private static double perEvaluation(Learner learner, Evaluator evaluator, PreparedData data) {
    int[] all = data.split().evaluatedUsers(Split.VALIDATION);
    int[] some = Arrays.copyOf(all, Math.min(all.length, MOST_EVALUATED));
    if (some.length == 0) {
      return 0;
    }
    double seconds = 0;
    for (int time = 0; time < 2; time++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("The trial was cancelled.");
      }
      long begin = System.nanoTime();
      evaluator.rank(learner.recommender(), Split.VALIDATION, some);
      seconds = secondsSince(begin);
    }
    return seconds * all.length / some.length;
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / NANOSECONDS;
  }

  /**
   * Of a run with so many epochs and evaluations, which need not be the one that was tried; early
   * stopping is not foreseen.
   */
  public double seconds(RunConfig config) {
    if (!learnsInSteps(config)) {
      return secondsToBegin + 2 * secondsPerEvaluation;
    }
    int epochs = config.training().epochs();
    int every = config.training().evaluateEvery();
    int evaluations = (epochs + every - 1) / every + 1;
    return secondsToBegin + epochs * secondsPerEpoch + evaluations * secondsPerEvaluation;
  }
}
