package recdenoiser.app;

import java.nio.file.Path;
import recdenoiser.engine.run.RunFolder;

/**
 * A file or folder that the program is given when it starts, by a file manager or on the command
 * line.
 *
 * @param path absolute; of a run its folder
 */
record GivenFile(Path path, Kind kind) {
  enum Kind {
    RUN,
    DATA
  }

  /**
   * Asks the disk, so not on the JavaFX thread. What is no run is taken for data.
   *
   * @throws java.nio.file.InvalidPathException if no file can have that name
   */
  static GivenFile at(String given) {
    Path path = Path.of(given).toAbsolutePath().normalize();
    Path parent = path.getParent();
    if (new RunFolder(path).exists()) {
      return new GivenFile(path, Kind.RUN);
    }
    if (parent != null && new RunFolder(parent).run().equals(path)) {
      return new GivenFile(parent, Kind.RUN);
    }
    return new GivenFile(path, Kind.DATA);
  }
}
