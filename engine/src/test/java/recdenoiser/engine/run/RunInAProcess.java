package recdenoiser.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import recdenoiser.engine.train.PopularityLearner;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingEvent;

/**
 * A process of its own that goes on with a run, to be killed. It says {@value #BEGUN} when it
 * trains.
 */
public final class RunInAProcess {
  static final String BEGUN = "begun";

  /** Says, as the second argument, that {@link #LEARNERS} train. */
  static final String LARGE = "large";

  /** Says that the model of the run's configuration is trained. */
  static final String REGISTERED = "registered";

  /** Makes checkpoints of several megabytes, so that much of the time goes into writing them. */
  public static final LearnerFactory LEARNERS =
      (config, data, threads) -> new PopularityLearner(data, config.training().seed(), 1_000_000);

  private RunInAProcess() {}

  /**
   * @param args the run's folder; who trains, {@link #LARGE} if it is not said; how many threads
   */
  public static void main(String[] args) throws IOException {
    boolean large = args.length < 2 || args[1].equals(LARGE);
    int threads = args.length < 3 ? 1 : Integer.parseInt(args[2]);
    RunSummary summary =
        ExperimentRun.resume(
                Path.of(args[0]), threads, large ? LEARNERS : LearnerFactory.REGISTERED)
            .execute(
                event -> {
                  if (event instanceof TrainingEvent.Started) {
                    System.out.println(BEGUN);
                    System.out.flush();
                  }
                });
    System.exit(summary.state() == RunState.FINISHED ? 0 : 1);
  }
}
