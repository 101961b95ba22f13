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

  /** Makes checkpoints of several megabytes, so that much of the time goes into writing them. */
  public static final LearnerFactory LEARNERS =
      (config, data, threads) -> new PopularityLearner(data, config.training().seed(), 1_000_000);

  private RunInAProcess() {}

  public static void main(String[] args) throws IOException {
    RunSummary summary =
        ExperimentRun.resume(Path.of(args[0]), 1, LEARNERS)
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
