package recdenoiser.engine.compare;

import java.io.IOException;
import java.nio.file.Path;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.run.RankedUsers;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunRanks;
import recdenoiser.engine.run.RunRecord;

/**
 * Reads what is to be compared. May take as long as an evaluation where a run has no ranks kept.
 */
public final class RankedRuns {
  private RankedRuns() {}

  /**
   * @param threads that rank where nothing is kept; they do not change the result
   * @throws IOException if it is no run, has no weights yet, or its data are needed and have gone
   */
  public static RankedRun read(Path runFolder, Split split, int threads) throws IOException {
    RunFolder folder = new RunFolder(runFolder);
    RunRecord record = RunRecord.read(folder);
    RankedUsers ranked = RunRanks.of(runFolder, split, threads);
    return new RankedRun(
        name(runFolder, record), runFolder, record, ranked.facts(), ranked.ranks());
  }

  private static String name(Path folder, RunRecord record) {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return last == null ? record.name() : last.toString();
  }
}
