package recdenoiser.engine.experiment;

import java.util.List;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingEvent;

/** Gathers the summary of a run from what it reports. */
final class SummaryBuilder {
  private RunState state = RunState.PREPARING;
  private int epochs;
  private long steps;
  private int bestEpoch;
  private double seconds;
  private long parameters;
  private double[] openShare = new double[0];
  private double[][] openShares = new double[0][];
  private double[][] alpha = new double[0][];
  private Evaluation validation;
  private Evaluation test;
  private String message = "";

  static SummaryBuilder of(List<TrainingEvent> events) {
    SummaryBuilder builder = new SummaryBuilder();
    events.forEach(builder::take);
    return builder;
  }

  void take(TrainingEvent event) {
    if (event instanceof TrainingEvent.Started started) {
      parameters = started.parameters();
    } else if (event instanceof TrainingEvent.StepTaken step) {
      steps = step.step();
      seconds = step.elapsedSeconds();
    } else if (event instanceof TrainingEvent.EpochEnded epoch) {
      epochs = epoch.epoch();
      steps = epoch.step();
      seconds = epoch.elapsedSeconds();
      openShare = epoch.openShare();
      openShares = epoch.openShares();
      alpha = epoch.alpha();
    } else if (event instanceof TrainingEvent.Evaluated evaluated) {
      seconds = evaluated.elapsedSeconds();
      take(evaluated);
    } else if (event instanceof TrainingEvent.StateChanged changed) {
      state = changed.state();
      message = "";
    } else if (event instanceof TrainingEvent.Finished finished) {
      state = finished.state();
      message = finished.message();
    }
  }

  private void take(TrainingEvent.Evaluated evaluated) {
    if (evaluated.split() == Split.TEST) {
      test = evaluated.evaluation();
    } else if (evaluated.best()) {
      bestEpoch = evaluated.epoch();
      validation = evaluated.evaluation();
    }
  }

  RunSummary build() {
    return new RunSummary(
        state,
        epochs,
        steps,
        bestEpoch,
        seconds,
        parameters,
        openShare,
        openShares,
        alpha,
        validation,
        test,
        message);
  }
}
