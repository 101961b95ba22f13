package recdenoiser.app.chart;

import java.util.List;
import java.util.Optional;
import recdenoiser.app.text.Texts;

/**
 * What is to be drawn at one moment, copied out of a {@link CurveModel} so that another thread may
 * draw it.
 *
 * @param axisLabel of the horizontal axis, with unit
 * @param best where the mark of the best epoch stands
 */
record CurveSnapshot(
    String valueLabel,
    String axisLabel,
    CurveAxis axis,
    boolean logarithmic,
    boolean smoothed,
    List<Line> lines,
    List<CurveModel.Reference> references,
    Optional<Mark> best) {

  private static final Texts TEXTS = Texts.bundle("chart");
  private static final double MINUTE = 60;
  private static final double MINUTES_FROM = 120;
  private static final double HOUR = 3600;
  private static final double HOURS_FROM = 3 * HOUR;

  /**
   * One line. The unsmoothed values stand behind the smoothed ones.
   *
   * @param x [points] in the unit of the axis label
   * @param raw [points], NaN where there is nothing to draw
   * @param smooth [points]
   */
  record Line(String label, int slot, double[] x, double[] raw, double[] smooth) {
    /** Index of the last point with a value, or -1. */
    int last() {
      int last = smooth.length - 1;
      while (last >= 0 && Double.isNaN(smooth[last])) {
        last--;
      }
      return last;
    }
  }

  record Mark(int slot, double x, double value) {}

  static CurveSnapshot of(CurveModel model) {
    CurveLook look = model.look();
    CurveAxis axis = look.axisProperty().get();
    boolean logarithmic = look.logarithmicProperty().get();
    double weight = look.smoothingProperty().get();
    double unit = axis == CurveAxis.EPOCHS ? 1 : unitOf(longest(model));
    List<Line> lines =
        model.series().stream()
            .map(series -> line(series, axis, unit, weight, logarithmic))
            .toList();
    return new CurveSnapshot(
        model.valueLabel(),
        axisLabel(model, axis, unit),
        axis,
        logarithmic,
        weight > 0,
        lines,
        model.references(),
        model.best().flatMap(best -> mark(best, axis, unit)));
  }

  private static String axisLabel(CurveModel model, CurveAxis axis, double unit) {
    if (!model.placeLabel().isEmpty()) {
      return model.placeLabel();
    }
    return axis == CurveAxis.EPOCHS
        ? TEXTS.get("axis.epoch")
        : TEXTS.get("axis.time." + (int) unit);
  }

  boolean overEpochs() {
    return axisLabel.equals(TEXTS.get("axis.epoch"));
  }

  double lowX() {
    return lines.stream()
        .filter(line -> line.x().length > 0)
        .mapToDouble(line -> line.x()[0])
        .min()
        .orElse(0);
  }

  double highX() {
    return lines.stream()
        .filter(line -> line.x().length > 0)
        .mapToDouble(line -> line.x()[line.x().length - 1])
        .max()
        .orElse(1);
  }

  /** Least and greatest value, references included; NaN where there is none. */
  double[] span() {
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
    for (CurveModel.Reference reference : references) {
      if (!logarithmic || reference.value() > 0) {
        low = Math.min(low, reference.value());
        high = Math.max(high, reference.value());
      }
    }
    return low <= high ? new double[] {low, high} : new double[] {Double.NaN, Double.NaN};
  }

  private static Line line(
      CurveSeries series, CurveAxis axis, double unit, double weight, boolean logarithmic) {
    double[] x = series.positions(axis);
    for (int i = 0; i < x.length; i++) {
      x[i] /= unit;
    }
    double[] raw = series.values();
    double[] smooth = Smoothing.debiased(raw, weight);
    return new Line(
        series.label(),
        series.slot(),
        x,
        drawable(raw, logarithmic),
        drawable(smooth, logarithmic));
  }

  private static double[] drawable(double[] values, boolean logarithmic) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i]) || (logarithmic && values[i] <= 0)) {
        values[i] = Double.NaN;
      }
    }
    return values;
  }

  private static Optional<Mark> mark(CurveModel.Best best, CurveAxis axis, double unit) {
    CurveSeries series = best.series();
    for (int i = 0; i < series.size(); i++) {
      if (series.epoch(i) == best.epoch()) {
        double x = axis == CurveAxis.EPOCHS ? series.epoch(i) : series.seconds(i) / unit;
        return Optional.of(new Mark(series.slot(), x, series.value(i)));
      }
    }
    return Optional.empty();
  }

  private static double longest(CurveModel model) {
    return model.series().stream()
        .filter(series -> series.size() > 0)
        .mapToDouble(series -> series.seconds(series.size() - 1))
        .max()
        .orElse(0);
  }

  private static double unitOf(double seconds) {
    return seconds >= HOURS_FROM ? HOUR : seconds >= MINUTES_FROM ? MINUTE : 1;
  }
}
