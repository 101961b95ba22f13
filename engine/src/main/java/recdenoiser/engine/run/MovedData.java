package recdenoiser.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.opening.DataSets;

/** Tells a run where the file of its data is now. */
public final class MovedData {
  private MovedData() {}

  /**
   * Writes the new place into the run's record.
   *
   * @param data path of the same file, or {@code sample:NAME}
   * @throws IOException if the folder holds no run, somebody is writing it, or the file is another
   *     one than the run began with
   */
  public static void tell(Path runFolder, String data) throws IOException {
    RunFolder folder = new RunFolder(runFolder);
    RunRecord.read(folder);
    try (RunLock lock = RunLock.acquire(folder)) {
      RunRecord record = RunRecord.read(folder);
      RunConfig moved = PreparedData.locate(record.config().with("data", data));
      DataSet set = DataSets.open(moved.data().data(), record.data().recordedReading());
      PreparedData.requireSame(set, folder, record);
      record.at(moved, set.source()).write(folder);
    }
  }
}
