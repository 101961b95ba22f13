package recdenoiser.engine.study;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import recdenoiser.engine.text.Words;

/** The words of studies, from the bundle {@code i18n/study}. */
final class StudyTexts {
  private StudyTexts() {}

  static boolean has(String key) {
    return bundle().containsKey(key);
  }

  /** Fills {@code {0}}, {@code {1}} … with texts, which are never reformatted. */
  static String format(String key, String... values) {
    return new MessageFormat(bundle().getString(key), Locale.ROOT).format(values);
  }

  private static ResourceBundle bundle() {
    return Words.bundle("study");
  }

  /** A measure as it is written over a column or beside an axis. */
  static String label(StudyMeasure measure) {
    return measure
        .ranking()
        .map(metric -> format("measure." + metric.ranking(), metric.label()))
        .orElseGet(() -> named(measure.name()));
  }

  private static String named(String name) {
    int at = name.indexOf('@');
    String key = "measure." + (at < 0 ? name : name.substring(0, at)).replace('/', '.');
    if (!has(key)) {
      return name;
    }
    return format(key) + (at < 0 ? "" : name.substring(at));
  }
}
