package recdenoiser.app.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The numbers behind a chart as a table, for those who would rather read them, and for files. */
record CurveData(String valueLabel, List<Row> rows) {

  record Row(String series, double epoch, double elapsedSeconds, double value) {}

  static CurveData of(CurveModel model) {
    List<Row> rows = new ArrayList<>();
    for (CurveSeries series : model.series()) {
      for (int i = 0; i < series.size(); i++) {
        rows.add(new Row(series.label(), series.epoch(i), series.seconds(i), series.value(i)));
      }
    }
    return new CurveData(model.valueLabel(), rows);
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
