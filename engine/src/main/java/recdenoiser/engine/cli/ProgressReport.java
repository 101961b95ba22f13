package recdenoiser.engine.cli;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * How far an import is: on a terminal one line that is written over, elsewhere a line each tenth.
 */
final class ProgressReport {
  private static final long NANOS_BETWEEN_UPDATES = 200_000_000;
  private static final long NANOS_BETWEEN_LINES = 5_000_000_000L;

  private final PrintWriter out;
  private final boolean terminal;
  private long last = System.nanoTime();
  private int width;

  ProgressReport(PrintWriter out) {
    this(out, Terminal.isInteractive());
  }

  ProgressReport(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Never asks for an end. */
  boolean importing(double share, long actions) {
    long now = System.nanoTime();
    if (now - last < (terminal ? NANOS_BETWEEN_UPDATES : NANOS_BETWEEN_LINES)) {
      return true;
    }
    last = now;
    if (terminal) {
      String text = text(share, actions);
      out.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
      out.flush();
      width = text.length();
    } else {
      out.println(text(share, actions));
      out.flush();
    }
    return true;
  }

  private static String text(double share, long actions) {
    return CliTexts.format(
        "import.progress",
        String.format(Locale.ROOT, "%.0f", 100 * share),
        String.format(Locale.ROOT, "%,d", actions));
  }

  void end() {
    if (terminal && width > 0) {
      out.print("\r" + " ".repeat(width) + "\r");
      out.flush();
    }
  }
}
