package recdenoiser.app.attention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import recdenoiser.engine.inspect.AttentionMaps;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.run.RunFolder;

/**
 * Runs that were opened lately, with their weights and data, so that the next look is quick. A run
 * that went on since is opened anew. Reads files: not for the JavaFX thread.
 */
public final class OpenRuns {
  /** How many users an average is over, at most. */
  public static final int AVERAGE_USERS = 256;

  private static final long AVERAGE_SEED = 1;
  private static final int MOST = 6;

  private final Map<Path, Opened> runs = new LinkedHashMap<>(MOST, 0.75f, true);

  private record Opened(InspectedRun run, FileTime changed, Average average) {}

  /** Computed when it is asked for first. */
  private static final class Average {
    private final InspectedRun run;
    private Optional<AttentionMaps> maps;

    Average(InspectedRun run) {
      this.run = run;
    }

    synchronized Optional<AttentionMaps> get() {
      if (maps == null) {
        maps = run.average(AVERAGE_USERS, AVERAGE_SEED);
      }
      return maps;
    }
  }

  /**
   * @throws IOException if the folder holds no run or no checkpoint, or the run's data have changed
   */
  public InspectedRun get(Path folder) throws IOException {
    return opened(folder).run();
  }

  /**
   * The attention of a run averaged over users, aligned by distance from the prediction; empty for
   * a model without attention.
   *
   * @throws IOException as {@link #get} does
   */
  public Optional<AttentionMaps> average(Path folder) throws IOException {
    return opened(folder).average().get();
  }

  private synchronized Opened opened(Path folder) throws IOException {
    FileTime changed = Files.getLastModifiedTime(new RunFolder(folder).run());
    Opened known = runs.get(folder);
    if (known == null || !known.changed().equals(changed)) {
      InspectedRun run = InspectedRun.open(folder);
      known = new Opened(run, changed, new Average(run));
      runs.put(folder, known);
      if (runs.size() > MOST) {
        runs.remove(runs.keySet().iterator().next());
      }
    }
    return known;
  }
}
