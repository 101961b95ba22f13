package recdenoiser.engine.figure;

import java.util.List;
import java.util.Optional;

/**
 * What is to be drawn at one moment, copied out of {@link Curves} so that another thread may draw
 * it.
 *
 * @param axisLabel of the horizontal axis, with unit
 * @param limits between which the values must lie
 * @param best where the mark of the best epoch stands
 */
public record CurveSnapshot(
    String valueLabel,
    String axisLabel,
    CurveOptions options,
    ValueRange limits,
    List<Line> lines,
    List<Curves.Reference> references,
    Optional<Mark> best) {

  private static final double MINUTE = 60;
  private static final double MINUTES_FROM = 120;
  private static final double HOUR = 3600;
  private static final double HOURS_FROM = 3 * HOUR;

  /**
   * One line. The unsmoothed values stand behind the smoothed ones.
   *
   * @param slot of the {@link Palette}
   * @param x [points] in the unit of the axis label
   * @param raw [points], NaN where there is nothing to draw
   * @param smooth [points]
   */
  public record Line(String label, int slot, double[] x, double[] raw, double[] smooth) {
    /** Index of the last point with a value, or -1. */
    public int last() {
      int last = smooth.length - 1;
      while (last >= 0 && Double.isNaN(smooth[last])) {
        last--;
      }
      return last;
    }
  }

  record Mark(int slot, double x, double value) {}

  public static CurveSnapshot of(Curves curves, CurveOptions options) {
    double unit = options.axis() == CurveAxis.EPOCHS ? 1 : unitOf(longest(curves));
    return new CurveSnapshot(
        curves.valueLabel(),
        axisLabel(curves, options.axis(), unit),
        options,
        curves.limits(),
        curves.series().stream().map(series -> line(series, unit, options)).toList(),
        curves.references(),
        curves.best().flatMap(best -> mark(best, options.axis(), unit)));
  }

  private static String axisLabel(Curves curves, CurveAxis axis, double unit) {
    if (!curves.placeLabel().isEmpty()) {
      return curves.placeLabel();
    }
    return FigureTexts.format(axis == CurveAxis.EPOCHS ? "axis.epoch" : "axis.time." + (int) unit);
  }

  boolean overEpochs() {
    return axisLabel.equals(FigureTexts.format("axis.epoch"));
  }

  boolean smoothed() {
    return options.smoothing() > 0;
  }

  public double lowX() {
    return lines.stream()
        .filter(line -> line.x().length > 0)
        .mapToDouble(line -> line.x()[0])
        .min()
        .orElse(0);
  }

  public double highX() {
    return lines.stream()
        .filter(line -> line.x().length > 0)
        .mapToDouble(line -> line.x()[line.x().length - 1])
        .max()
        .orElse(1);
  }

  /** Least and greatest value, references included. */
  ValueRange span() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Line line : lines) {
      for (double value : line.raw()) {
        if (Double.isFinite(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    for (Curves.Reference reference : references) {
      if (!options.logarithmic() || reference.value() > 0) {
        low = Math.min(low, reference.value());
        high = Math.max(high, reference.value());
      }
    }
    return low <= high ? new ValueRange(low, high) : ValueRange.NOTHING;
  }

  private static Line line(CurveSeries series, double unit, CurveOptions options) {
    double[] x = series.positions(options.axis());
    for (int i = 0; i < x.length; i++) {
      x[i] /= unit;
    }
    double[] raw = series.values();
    double[] smooth = Smoothing.debiased(raw, options.smoothing());
    return new Line(
        series.label(),
        series.slot(),
        x,
        drawable(raw, options.logarithmic()),
        drawable(smooth, options.logarithmic()));
  }

  private static double[] drawable(double[] values, boolean logarithmic) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i]) || (logarithmic && values[i] <= 0)) {
        values[i] = Double.NaN;
      }
    }
    return values;
  }

  private static Optional<Mark> mark(Curves.Best best, CurveAxis axis, double unit) {
    CurveSeries series = best.series();
    for (int i = 0; i < series.size(); i++) {
      if (series.epoch(i) == best.epoch()) {
        double x = axis == CurveAxis.EPOCHS ? series.epoch(i) : series.seconds(i) / unit;
        return Optional.of(new Mark(series.slot(), x, series.value(i)));
      }
    }
    return Optional.empty();
  }

  private static double longest(Curves curves) {
    return curves.series().stream()
        .filter(series -> series.size() > 0)
        .mapToDouble(series -> series.seconds(series.size() - 1))
        .max()
        .orElse(0);
  }

  private static double unitOf(double seconds) {
    return seconds >= HOURS_FROM ? HOUR : seconds >= MINUTES_FROM ? MINUTE : 1;
  }
}
