package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunLibrary;

/** The runs that paths stand for: a run's folder for itself, any other for the runs in it. */
final class RunFolders {
  private RunFolders() {}

  /**
   * In the order of the paths, and by name within a folder of runs.
   *
   * @throws IOException if a path is no folder or has no run in it
   */
  static List<RunFolder> of(List<Path> paths) throws IOException {
    List<RunFolder> runs = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        throw new NoSuchFileException(path.toString());
      }
      RunFolder run = new RunFolder(path);
      List<RunFolder> found = run.exists() ? List.of(run) : inside(path);
      if (found.isEmpty()) {
        throw new IOException(path + " is not the folder of a run, and there is none in it.");
      }
      runs.addAll(found);
    }
    return runs;
  }

  private static List<RunFolder> inside(Path library) throws IOException {
    return RunLibrary.list(library).stream()
        .map(RunLibrary.Entry::folder)
        .sorted((one, other) -> one.path().compareTo(other.path()))
        .toList();
  }
}
