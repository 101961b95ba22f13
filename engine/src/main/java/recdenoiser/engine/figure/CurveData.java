package recdenoiser.engine.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The numbers behind a chart as a table, for those who would rather read them, and for files. */
public record CurveData(String valueLabel, List<Row> rows) {

  public record Row(String series, double epoch, double elapsedSeconds, double value) {}

  public static CurveData of(Curves curves) {
    List<Row> rows = new ArrayList<>();
    for (CurveSeries series : curves.series()) {
      for (int i = 0; i < series.size(); i++) {
        rows.add(new Row(series.label(), series.epoch(i), series.seconds(i), series.value(i)));
      }
    }
    return new CurveData(curves.valueLabel(), rows);
  }

  /** Comma-separated, RFC 4180, numbers with a point. */
  String csv() {
    StringBuilder csv = new StringBuilder("series,epoch,elapsed_seconds,value\r\n");
    for (Row row : rows) {
      csv.append(quoted(row.series()))
          .append(
              String.format(
                      Locale.ROOT,
                      ",%s,%.3f,%s%n",
                      trimmed(row.epoch()),
                      row.elapsedSeconds(),
                      row.value())
                  .replace(System.lineSeparator(), "\r\n"));
    }
    return csv.toString();
  }

  private static String trimmed(double number) {
    return Math.rint(number) == number ? Long.toString((long) number) : Double.toString(number);
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
