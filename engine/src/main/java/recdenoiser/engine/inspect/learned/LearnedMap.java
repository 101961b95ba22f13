package recdenoiser.engine.inspect.learned;

import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.figure.NamedHeatFigure;
import recdenoiser.engine.figure.NamedMatrix;

/** One map of what a model has learned. */
public record LearnedMap(String title, NamedMatrix matrix, HeatScale scale) {
  /** The few values beyond would take the colours from all others. */
  private static final double SCALE_QUANTILE = 0.99;

  /** On a scale of its own: around zero where values have both signs. */
  static LearnedMap of(String title, NamedMatrix matrix) {
    return of(title, matrix, matrix);
  }

  /**
   * @param measured what the scale has to fit
   */
  static LearnedMap of(String title, NamedMatrix matrix, NamedMatrix measured) {
    double high = HeatScale.round(measured.quantileOfSizes(SCALE_QUANTILE));
    return new LearnedMap(
        title, matrix, matrix.hasNegative() ? HeatScale.around(high) : HeatScale.clippedAt(high));
  }

  /** For a file. */
  public NamedHeatFigure figure() {
    return new NamedHeatFigure(title, matrix, scale);
  }

  /** Under another title. */
  public LearnedMap titled(String other) {
    return new LearnedMap(other, matrix, scale);
  }
}
