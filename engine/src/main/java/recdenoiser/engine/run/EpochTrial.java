package recdenoiser.engine.run;

import java.util.concurrent.CancellationException;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.train.EpochOrder;
import recdenoiser.engine.train.Learner;

/**
 * How long an epoch of a configuration would take here, from some of its steps. Nothing is
 * recorded.
 *
 * @param secondsPerEpoch of training alone, without evaluation
 * @param stepsPerEpoch of the data as the configuration filters them
 * @param parameters the model learns
 */
public record EpochTrial(double secondsPerEpoch, int stepsPerEpoch, long parameters) {
  private static final int WARM_UP = 3;
  private static final double NANOSECONDS = 1e9;

  /**
   * Trains for about {@code seconds}, at least one step beyond the first few.
   *
   * @param threads to train with
   * @throws SettingProblem if the configuration cannot be run
   * @throws recdenoiser.engine.data.DataProblem if the data cannot be used
   * @throws CancellationException if the thread is interrupted
   */
  public static EpochTrial run(RunConfig config, int threads, double seconds) {
    RunConfig valid = config.requireValid();
    DataSplit split = PreparedData.split(valid);
    EpochOrder order = new EpochOrder(split.trainingUsers(), valid.training());
    try (Learner learner = LearnerFactory.REGISTERED.create(valid, split, threads)) {
      double perEpoch = secondsPerStep(learner, order, valid, seconds) * order.steps();
      return new EpochTrial(perEpoch, order.steps(), learner.parameterCount());
    }
  }

  /** The mean of steps that take about {@code seconds} together, the first few left out. */
  static double secondsPerStep(
      Learner learner, EpochOrder order, RunConfig config, double seconds) {
    int[] users = order.of(1);
    int batch = Math.min(users.length, config.training().batchSize());
    long step = take(learner, users, batch, 1, WARM_UP);
    long begin = System.nanoTime();
    long measured = 0;
    double elapsed;
    do {
      step = take(learner, users, batch, step, 1);
      measured++;
      elapsed = (System.nanoTime() - begin) / NANOSECONDS;
    } while (elapsed < seconds);
    return elapsed / measured;
  }

  /** Whole batches, from the start of the epoch again when it is used up; returns the next step. */
  private static long take(Learner learner, int[] users, int batch, long step, int count) {
    int batches = users.length / batch;
    for (int i = 0; i < count; i++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("The trial was cancelled.");
      }
      int from = (int) ((step - 1) % batches) * batch;
      learner.step(users, from, from + batch, step);
      step++;
    }
    return step;
  }
}
