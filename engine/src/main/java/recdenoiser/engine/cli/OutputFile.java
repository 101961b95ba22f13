package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import recdenoiser.engine.storage.AtomicFiles;

/** A file that a command writes, and whether it may take the place of another. */
final class OutputFile {
  @Option(names = "--force", descriptionKey = "force")
  private boolean force;

  /**
   * Writes the whole file or nothing.
   *
   * @throws IOException if there is such a file already and it may not be replaced
   */
  void write(Path file, String content) throws IOException {
    require(file);
    AtomicFiles.write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /** To be asked before what is written is computed. */
  void require(Path file) throws IOException {
    if (Files.exists(file) && !(force && Files.isRegularFile(file))) {
      throw new IOException(CliTexts.format("fileExists", file.toString()));
    }
  }
}
