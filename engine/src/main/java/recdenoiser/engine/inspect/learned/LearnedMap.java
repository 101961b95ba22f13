package recdenoiser.engine.inspect.learned;

import java.util.List;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.figure.NamedHeatFigure;
import recdenoiser.engine.figure.NamedMatrix;

/**
 * One map of what a model has learned.
 *
 * @param quantity what its values are; maps of one quantity can share a scale
 */
public record LearnedMap(String title, String quantity, NamedMatrix matrix, HeatScale scale) {
  /** The few values beyond would take the colours from all others. */
  private static final double SCALE_QUANTILE = 0.99;

  /** On a scale of its own: around zero where values have both signs. */
  static LearnedMap of(String title, String quantity, NamedMatrix matrix) {
    return of(title, quantity, matrix, matrix);
  }

  /**
   * @param measured what the scale has to fit
   */
  static LearnedMap of(String title, String quantity, NamedMatrix matrix, NamedMatrix measured) {
    double high = HeatScale.round(measured.quantileOfSizes(SCALE_QUANTILE));
    return new LearnedMap(
        title,
        quantity,
        matrix,
        matrix.hasNegative() ? HeatScale.around(high) : HeatScale.clippedAt(high));
  }

  /** On the one scale that fits these maps, of the same quantity as this one. */
  LearnedMap beside(List<LearnedMap> others) {
    double high = others.stream().mapToDouble(map -> map.scale.high()).max().orElse(1);
    boolean signed = others.stream().anyMatch(map -> map.matrix.hasNegative());
    return new LearnedMap(
        title, quantity, matrix, signed ? HeatScale.around(high) : HeatScale.clippedAt(high));
  }

  /** For a file. */
  public NamedHeatFigure figure() {
    return new NamedHeatFigure(title, matrix, scale);
  }

  /** Under another title. */
  public LearnedMap titled(String other) {
    return new LearnedMap(other, quantity, matrix, scale);
  }
}
