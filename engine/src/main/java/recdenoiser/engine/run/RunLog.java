package recdenoiser.engine.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import recdenoiser.engine.storage.AtomicFiles;

/** The file {@code log.txt}: what happened, for people. */
final class RunLog {
  private final Path file;
  private final Clock clock;

  RunLog(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  void say(String sentence) throws IOException {
    String line = clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + sentence + "\n";
    try {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw AtomicFiles.naming(file, e);
    }
  }

  void say(Throwable problem) throws IOException {
    StringWriter trace = new StringWriter();
    problem.printStackTrace(new PrintWriter(trace));
    say(trace.toString().stripTrailing());
  }
}
