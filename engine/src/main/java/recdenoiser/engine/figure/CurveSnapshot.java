package recdenoiser.engine.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be drawn at one moment, taken out of {@link Curves} so that another thread may draw
 * it.
 *
 * @param axisLabel of the horizontal axis, with unit
 * @param unit that places of the curves are divided by: seconds to minutes or hours
 * @param limits between which the values must lie
 * @param best where the marks of best epochs stand
 */
public record CurveSnapshot(
    String valueLabel,
    String axisLabel,
    double unit,
    CurveOptions options,
    ValueRange limits,
    List<CurveLine> lines,
    List<Curves.Reference> references,
    List<Mark> best) {

  private static final double MINUTE = 60;
  private static final double MINUTES_FROM = 120;
  private static final double HOUR = 3600;
  private static final double HOURS_FROM = 3 * HOUR;

  record Mark(int slot, double x, double value) {}

  public static CurveSnapshot of(Curves curves, CurveOptions options) {
    double unit = options.axis() == CurveAxis.TIME ? unitOf(longest(curves)) : 1;
    List<CurveLine> lines = new ArrayList<>();
    curves.series().forEach(series -> lines.add(series.line(options, unit)));
    curves.groups().forEach(group -> lines.add(group.line(options, unit)));
    return new CurveSnapshot(
        curves.valueLabel(),
        axisLabel(curves, options.axis(), unit),
        unit,
        options,
        curves.limits(),
        List.copyOf(lines),
        curves.references(),
        curves.bests().stream().flatMap(best -> mark(best, options.axis(), unit)).toList());
  }

  private static String axisLabel(Curves curves, CurveAxis axis, double unit) {
    if (!curves.placeLabel().isEmpty()) {
      return curves.placeLabel();
    }
    return FigureTexts.format(
        switch (axis) {
          case EPOCHS -> "axis.epoch";
          case STEPS -> "axis.step";
          case TIME -> "axis.time." + (int) unit;
        });
  }

  boolean overEpochs() {
    return axisLabel.equals(FigureTexts.format("axis.epoch"));
  }

  boolean overSteps() {
    return axisLabel.equals(FigureTexts.format("axis.step"));
  }

  boolean wholeNumbers() {
    return options.axis() != CurveAxis.TIME;
  }

  boolean smoothed() {
    return options.smoothing() > 0;
  }

  public double lowX() {
    return lines.stream()
        .filter(line -> line.size() > 0)
        .mapToDouble(line -> line.x(0))
        .min()
        .orElse(0);
  }

  public double highX() {
    return lines.stream()
        .filter(line -> line.size() > 0)
        .mapToDouble(line -> line.x(line.size() - 1))
        .max()
        .orElse(1);
  }

  /** Least and greatest value, bands and references included. */
  ValueRange span() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (CurveLine line : lines) {
      for (int i = 0; i < line.size(); i++) {
        double value = line.raw(i);
        if (value < low) {
          low = value;
        }
        if (value > high) {
          high = value;
        }
        if (line.hasBand()) {
          // NaN compares as neither.
          low = line.low(i) < low ? line.low(i) : low;
          high = line.high(i) > high ? line.high(i) : high;
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

  private static Stream<Mark> mark(Curves.Best best, CurveAxis axis, double unit) {
    CurveSeries series = best.series();
    for (int i = 0; i < series.size(); i++) {
      if (series.epoch(i) == best.epoch()) {
        return Stream.of(new Mark(series.slot(), series.position(axis, i) / unit, series.value(i)));
      }
    }
    return Stream.empty();
  }

  private static double longest(Curves curves) {
    return curves
        .allSeries()
        .filter(series -> series.size() > 0)
        .mapToDouble(series -> series.seconds(series.size() - 1))
        .max()
        .orElse(0);
  }

  private static double unitOf(double seconds) {
    return seconds >= HOURS_FROM ? HOUR : seconds >= MINUTES_FROM ? MINUTE : 1;
  }
}
