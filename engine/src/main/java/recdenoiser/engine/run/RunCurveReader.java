package recdenoiser.engine.run;

import java.io.IOException;
import java.util.List;
import recdenoiser.engine.train.TrainingEvent;

/** The curves of a run, read back from its folder once and then at hand. */
public final class RunCurveReader {
  private final RunRecord record;
  private final List<TrainingEvent> events;
  private final EventPlaces places;

  private RunCurveReader(RunRecord record, List<TrainingEvent> events) {
    this.record = record;
    this.events = events;
    this.places = EventPlaces.of(events);
  }

  /**
   * The run may be going on in another process.
   *
   * @throws IOException if the folder is not one of a run, or its record cannot be read, naming the
   *     line at fault
   */
  public static RunCurveReader open(RunFolder folder) throws IOException {
    return new RunCurveReader(RunRecord.read(folder), RunHistory.read(folder));
  }

  static RunCurveReader of(RunRecord record, List<TrainingEvent> events) {
    return new RunCurveReader(record, events);
  }

  public RunRecord record() {
    return record;
  }

  /** Quantities that the run has numbers of. */
  public List<RunMetric> metrics() {
    return RunMetric.in(events);
  }

  /** Without points where the run has no numbers of {@code metric}. */
  public RunCurve curve(RunMetric metric) {
    return new RunCurve(
        events.stream().flatMap(event -> metric.read(event, places)).toList(),
        record.summary().bestEpoch());
  }
}
