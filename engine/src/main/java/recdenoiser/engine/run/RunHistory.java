package recdenoiser.engine.run;

import java.io.IOException;
import java.util.List;
import recdenoiser.engine.train.TrainingEvent;

/** What a run reported, read back from its folder. */
public final class RunHistory {
  private RunHistory() {}

  /**
   * The recorded events in order: steps (thinned), epochs, evaluations, changes of state. Masks are
   * kept in files of their own, see {@link MaskFiles}. The run may be going on in another process.
   *
   * @throws IOException if the record cannot be read, naming the line at fault
   */
  public static List<TrainingEvent> read(RunFolder folder) throws IOException {
    return MetricsLog.read(folder.metrics());
  }
}
