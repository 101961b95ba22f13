package recdenoiser.engine.data.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Puts lines together again that a line break within quotes has parted (RFC 4180). */
final class QuotedRecords {
  private static final int MOST_LINES = 50;

  /** A quote that opens stands at the beginning of a cell; one that closes at its end. */
  private static final Pattern OPENING = Pattern.compile("(^|[,;])\\s*\"");

  private static final Pattern CLOSED = Pattern.compile("(?s).*\"\\s*([,;\t|].*|$)");

  private QuotedRecords() {}

  /** Where no later line closes what a line has opened, the line stays as it is. */
  static List<String> joined(List<String> lines) {
    List<String> joined = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      int end = isOpen(lines.get(at)) ? end(lines, at) : at;
      joined.add(String.join("\n", lines.subList(at, end + 1)));
      at = end + 1;
    }
    return joined;
  }

  private static boolean isOpen(String line) {
    return quotes(line) % 2 == 1 && OPENING.matcher(line).find();
  }

  private static int end(List<String> lines, int begin) {
    for (int end = begin + 1; end < Math.min(lines.size(), begin + MOST_LINES); end++) {
      if (quotes(lines.get(end)) % 2 == 1) {
        return CLOSED.matcher(lines.get(end)).matches() ? end : begin;
      }
    }
    return begin;
  }

  private static long quotes(String line) {
    return line.chars().filter(letter -> letter == '"').count();
  }
}
