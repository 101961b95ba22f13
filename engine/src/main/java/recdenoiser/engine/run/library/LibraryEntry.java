package recdenoiser.engine.run.library;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunLibrary;
import recdenoiser.engine.run.RunProgress;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.train.RunState;

/**
 * One run of a library.
 *
 * @param run its record, or why that cannot be read
 * @param about what people wrote to it
 * @param aboutProblem why that cannot be read, one sentence; empty if it can
 * @param progress null unless it is under way
 * @param process number of the process that writes it; 0 unless it is under way and that is known
 * @param settings of its configuration; null if its record cannot be read
 */
public record LibraryEntry(
    RunLibrary.Entry run,
    RunAbout about,
    String aboutProblem,
    RunProgress progress,
    long process,
    RunSettings settings) {
  private static final Pattern MADE =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)_(\\d\\d)(\\d\\d)(\\d\\d)_.*?(_\\d+)?");

  public Path path() {
    return run.folder().path();
  }

  public RunFolder folder() {
    return run.folder();
  }

  public boolean readable() {
    return run.readable();
  }

  /** Null if it cannot be read. */
  public RunRecord record() {
    return run.record();
  }

  public RunState state() {
    return run.state();
  }

  public boolean underWay() {
    return run.running();
  }

  /** What is wrong with its files, one sentence; empty if nothing. */
  public String problem() {
    return run.problem().isEmpty() ? aboutProblem : run.problem();
  }

  /** The name that a person gave it; otherwise when it was made, or the folder's own name. */
  public String title() {
    return about.name().isEmpty() ? shortened(path().getFileName().toString()) : about.name();
  }

  /** Data and model are named by a folder, too, but those have columns of their own. */
  private static String shortened(String folder) {
    Matcher made = MADE.matcher(folder);
    if (!made.matches()) {
      return folder;
    }
    String again = made.group(5) == null ? "" : " " + made.group(5).substring(1);
    return made.group(1) + " " + made.group(2) + ":" + made.group(3) + ":" + made.group(4) + again;
  }

  public String data() {
    return readable() ? record().data().name() : "";
  }

  public String model() {
    return readable() ? settings.model() : "";
  }

  public String created() {
    return readable() ? record().created() : "";
  }
}
