package recdenoiser.app.attention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.run.RunFolder;

/**
 * Runs that were opened lately, with their weights and data, so that the next look is quick. A run
 * that went on since is opened anew. Reads files: not for the JavaFX thread.
 */
public final class OpenRuns {
  private static final int MOST = 4;

  private final Map<Path, Opened> runs = new LinkedHashMap<>(MOST, 0.75f, true);

  private record Opened(InspectedRun run, FileTime changed) {}

  /**
   * @throws IOException if the folder holds no run or no checkpoint, or the run's data have changed
   */
  public synchronized InspectedRun get(Path folder) throws IOException {
    FileTime changed = Files.getLastModifiedTime(new RunFolder(folder).run());
    Opened known = runs.get(folder);
    if (known == null || !known.changed().equals(changed)) {
      known = new Opened(InspectedRun.open(folder), changed);
      runs.put(folder, known);
      if (runs.size() > MOST) {
        runs.remove(runs.keySet().iterator().next());
      }
    }
    return known.run();
  }
}
