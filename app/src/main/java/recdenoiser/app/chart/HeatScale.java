package recdenoiser.app.chart;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** From values to colours. Maps that are to be compared share one. */
public final class HeatScale {
  private final DoubleProperty high = new SimpleDoubleProperty(this, "high", 1);
  private final ObjectProperty<ColourMap> colours =
      new SimpleObjectProperty<>(this, "colours", ColourMap.VIRIDIS);
  private static final double ONE_TONE = 0.55;

  private final boolean clipped;
  private final boolean oneTone;

  /**
   * @param clipped whether values may lie above the upper end, which the legend then says
   */
  public HeatScale(double high, boolean clipped) {
    this(high, clipped, false);
  }

  private HeatScale(double high, boolean clipped, boolean oneTone) {
    this.high.set(high);
    this.clipped = clipped;
    this.oneTone = oneTone;
  }

  /** Everything that is not exactly zero in one and the same colour. */
  public static HeatScale oneTone() {
    return new HeatScale(1, false, true);
  }

  /** Value of the lightest colour; the darkest is 0. */
  public DoubleProperty highProperty() {
    return high;
  }

  public ObjectProperty<ColourMap> coloursProperty() {
    return colours;
  }

  boolean clipped() {
    return clipped;
  }

  int argb(double value) {
    if (oneTone) {
      return colours.get().argb(ONE_TONE);
    }
    return colours.get().argb(high.get() > 0 ? value / high.get() : 0);
  }

  /**
   * The number of two digits that is just not below {@code least}; 1 where that is not positive.
   */
  public static double round(double least) {
    if (!(least > 0)) {
      return 1;
    }
    double unit = Math.pow(10, Math.floor(Math.log10(least)) - 1);
    return Math.ceil(least / unit - 1e-9) * unit;
  }
}
