package recdenoiser.engine.data.importing;

import java.util.Set;

/** Words that databases and programs write where there is nothing. */
final class MissingMarkers {
  private static final int LONGEST = 4;
  private static final Set<String> WORDS =
      Set.of("", "NA", "N/A", "NaN", "nan", "NULL", "None", "null", "nil", "\\N", "-");

  private MissingMarkers() {}

  static boolean is(String text) {
    return text.length() <= LONGEST && WORDS.contains(text);
  }

  static boolean is(Field field) {
    return field.to() - field.from() <= LONGEST && WORDS.contains(field.toString());
  }
}
