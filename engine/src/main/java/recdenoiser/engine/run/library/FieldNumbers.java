package recdenoiser.engine.run.library;

import recdenoiser.engine.run.Spread;
import recdenoiser.engine.text.Numbers;

/** How the numbers of a field are written. */
final class FieldNumbers {
  static final String NOTHING = "–";

  private FieldNumbers() {}

  static String shown(RunField field, RunRow row) {
    Spread spread = field.spread(row);
    if (spread.runs() == 0) {
      return NOTHING;
    }
    String mean = one(field, spread.mean());
    boolean scattered = row.together() && spread.deviation() > 0;
    return scattered ? mean + " ± " + one(field, spread.deviation()) : mean;
  }

  static String one(RunField field, double value) {
    return switch (field.kind()) {
      case METRIC -> Numbers.metric(value);
      case SECONDS -> Numbers.duration(value);
      case SHARE -> Numbers.percent(value);
      default ->
          value == Math.rint(value) && Math.abs(value) < 1e15
              ? Numbers.count((long) value)
              : Numbers.significant(value);
    };
  }
}
