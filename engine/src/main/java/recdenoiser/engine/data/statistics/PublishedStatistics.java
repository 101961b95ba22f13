package recdenoiser.engine.data.statistics;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What papers and publishers print of a data set, as they print it.
 *
 * @param pattern of names of files that the data set goes by, lower case
 * @param source who says so
 */
public record PublishedStatistics(
    String name,
    String pattern,
    String source,
    String users,
    String items,
    String perUser,
    String actions) {

  private static final String RESOURCE = "/published/data-sets.json";
  private static final List<PublishedStatistics> ALL = load();

  private static List<PublishedStatistics> load() {
    try (InputStream in = PublishedStatistics.class.getResourceAsStream(RESOURCE)) {
      return List.of(new JsonMapper().readValue(in, PublishedStatistics[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Actions / (users · items), as far as the printed figures tell. */
  public double density() {
    return number(actions) / number(users) / number(items);
  }

  /** Of 6,040 or 0.987M. */
  private static double number(String printed) {
    String digits = printed.replace(",", "");
    return digits.endsWith("M")
        ? 1e6 * Double.parseDouble(digits.substring(0, digits.length() - 1))
        : Double.parseDouble(digits);
  }

  /** What is published of data sets of that name; several versions often go by the same one. */
  public static List<PublishedStatistics> of(String dataName) {
    String lower = dataName.toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(published -> Pattern.compile(published.pattern).matcher(lower).find())
        .toList();
  }
}
