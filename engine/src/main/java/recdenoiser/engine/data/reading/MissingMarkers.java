package recdenoiser.engine.data.reading;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Words that databases and programs write where there is nothing. */
public final class MissingMarkers {
  private static final int LONGEST = 4;
  private static final Set<String> WORDS =
      Set.of("", "NA", "N/A", "NaN", "nan", "NULL", "None", "null", "nil", "\\N", "-");

  private MissingMarkers() {}

  public static boolean is(String text) {
    return text.length() <= LONGEST && WORDS.contains(text);
  }

  /** The same of {@code bytes[from] … bytes[to - 1]}. */
  public static boolean is(byte[] bytes, int from, int to) {
    return to - from <= LONGEST
        && WORDS.contains(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
  }
}
