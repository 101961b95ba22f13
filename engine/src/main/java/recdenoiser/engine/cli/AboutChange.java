package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.library.AboutFile;
import recdenoiser.engine.run.library.RunAbout;

/** Changes what is written to a run, and prints it. */
final class AboutChange {
  private AboutChange() {}

  static void make(CommandSpec spec, Path folder, UnaryOperator<RunAbout> change)
      throws IOException {
    requireRun(folder);
    RunAbout about = AboutFile.change(new RunFolder(folder), change);
    spec.commandLine()
        .getOut()
        .println(
            CliTexts.format(
                "runs.about", folder.toString(), about.name(), String.join(", ", about.tags())));
  }

  /** So that nothing is written to, or moved out of, a folder that was named by mistake. */
  static void requireRun(Path folder) throws IOException {
    RunFolder run = new RunFolder(folder);
    if (!run.exists() && !run.isLeftBehind()) {
      throw new IOException(folder + " is not the folder of a run: it has no run.json.");
    }
  }
}
