package recdenoiser.engine.inspect.learned;

import java.util.List;
import recdenoiser.engine.figure.ChartFigure;
import recdenoiser.engine.figure.CurveOptions;
import recdenoiser.engine.figure.CurveSeries;
import recdenoiser.engine.figure.Curves;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureSize;

/**
 * Lines of what a model has learned.
 *
 * @param across what the places are, with its unit
 * @param quantity what the values are, with its unit; between 0 and 1
 */
public record LearnedCurve(String title, String across, String quantity, List<Line> lines) {

  public LearnedCurve {
    lines = List.copyOf(lines);
  }

  /**
   * @param points in the order of their places
   */
  public record Line(String label, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  public record Point(double place, double value) {}

  /** Adds the lines to an empty chart. */
  public void fill(Curves curves) {
    curves.of(quantity).over(across).within(0, 1);
    for (Line line : lines) {
      CurveSeries series = curves.add(line.label());
      line.points().forEach(point -> series.append(point.place(), point.place(), point.value()));
    }
  }

  /** For a file. */
  public Figure figure() {
    Curves curves = new Curves(quantity);
    fill(curves);
    return ChartFigure.of(title, curves, CurveOptions.PLAIN, FigureSize.USUAL);
  }

  /** Under another title. */
  public LearnedCurve titled(String other) {
    return new LearnedCurve(other, across, quantity, lines);
  }
}
