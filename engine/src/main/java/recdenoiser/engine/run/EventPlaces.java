package recdenoiser.engine.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.run.RunCurve.Point;
import recdenoiser.engine.train.TrainingEvent;

/** Where the events of a run stand: at which epoch, step and second. */
final class EventPlaces {
  private final Map<Integer, Long> lastSteps = new HashMap<>();
  private int stepsPerEpoch = 1;

  static EventPlaces of(List<TrainingEvent> events) {
    EventPlaces places = new EventPlaces();
    events.forEach(places::take);
    return places;
  }

  /** Learns from an event where later ones stand. */
  void take(TrainingEvent event) {
    if (event instanceof TrainingEvent.Started started) {
      stepsPerEpoch = Math.max(1, started.stepsPerEpoch());
    } else if (event instanceof TrainingEvent.EpochEnded epoch) {
      lastSteps.put(epoch.epoch(), epoch.step());
    }
  }

  /** An evaluation stands where the epoch before it ended. */
  long stepOf(TrainingEvent.Evaluated evaluated) {
    long counted = (long) evaluated.epoch() * stepsPerEpoch;
    return lastSteps.getOrDefault(evaluated.epoch(), counted);
  }

  Point of(TrainingEvent.StepTaken step, double value) {
    double epoch = step.epoch() - 1 + (double) step.stepInEpoch() / stepsPerEpoch;
    return new Point(epoch, step.step(), step.elapsedSeconds(), value);
  }

  Point of(TrainingEvent.EpochEnded epoch, double value) {
    return new Point(epoch.epoch(), epoch.step(), epoch.elapsedSeconds(), value);
  }

  Point of(TrainingEvent.Evaluated evaluated, double value) {
    return new Point(evaluated.epoch(), stepOf(evaluated), evaluated.elapsedSeconds(), value);
  }
}
