package recdenoiser.engine.run;

import java.util.List;
import java.util.Map;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingEvent;

/** Gathers the summary of a run from what it reports. */
final class SummaryBuilder {
  private final Taking taking = new Taking();
  private RunState state = RunState.PREPARING;
  private int epochs;
  private long steps;
  private int bestEpoch;
  private double seconds;
  private long parameters;
  private Map<String, double[][]> probes = Map.of();
  private Evaluation validation;
  private Evaluation latest;
  private Evaluation test;
  private String message = "";

  static SummaryBuilder of(List<TrainingEvent> events) {
    SummaryBuilder builder = new SummaryBuilder();
    events.forEach(builder::take);
    return builder;
  }

  void take(TrainingEvent event) {
    event.accept(taking);
  }

  RunSummary build() {
    return new RunSummary(
        state,
        epochs,
        steps,
        bestEpoch,
        seconds,
        parameters,
        probes,
        validation,
        latest,
        test,
        message);
  }

  private final class Taking implements TrainingEvent.Visitor<Void> {
    @Override
    public Void started(TrainingEvent.Started started) {
      parameters = started.parameters();
      return null;
    }

    @Override
    public Void stepTaken(TrainingEvent.StepTaken step) {
      steps = step.step();
      seconds = step.elapsedSeconds();
      return null;
    }

    @Override
    public Void epochEnded(TrainingEvent.EpochEnded epoch) {
      epochs = epoch.epoch();
      steps = epoch.step();
      seconds = epoch.elapsedSeconds();
      probes = epoch.probes();
      return null;
    }

    @Override
    public Void evaluated(TrainingEvent.Evaluated evaluated) {
      seconds = evaluated.elapsedSeconds();
      if (evaluated.split() == Split.TEST) {
        test = evaluated.evaluation();
        return null;
      }
      latest = evaluated.evaluation();
      if (evaluated.best()) {
        bestEpoch = evaluated.epoch();
        validation = evaluated.evaluation();
      }
      return null;
    }

    @Override
    public Void masksTaken(TrainingEvent.MasksTaken taken) {
      return null;
    }

    @Override
    public Void checkpointWritten(TrainingEvent.CheckpointWritten written) {
      return null;
    }

    @Override
    public Void stateChanged(TrainingEvent.StateChanged changed) {
      state = changed.state();
      message = "";
      return null;
    }

    @Override
    public Void finished(TrainingEvent.Finished finished) {
      state = finished.state();
      message = finished.message();
      return null;
    }
  }
}
