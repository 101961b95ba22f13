package recdenoiser.app.chart;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import recdenoiser.engine.figure.CurveAxis;
import recdenoiser.engine.figure.CurveOptions;

/**
 * {@link CurveOptions} as a person changes them. Several charts may share one, so that one control
 * moves them all.
 */
public final class CurveSettings {
  private final DoubleProperty smoothing = new SimpleDoubleProperty(this, "smoothing", 0);
  private final BooleanProperty logarithmic = new SimpleBooleanProperty(this, "logarithmic");
  private final ObjectProperty<CurveAxis> axis =
      new SimpleObjectProperty<>(this, "axis", CurveAxis.EPOCHS);

  private final DoubleProperty pointed = new SimpleDoubleProperty(this, "pointed", Double.NaN);

  /** Weight of the past in the moving average, 0 (off) … {@link CurveOptions#MOST_SMOOTHING}. */
  public DoubleProperty smoothingProperty() {
    return smoothing;
  }

  /** Whether the value axis is logarithmic; values that are not positive are then left out. */
  public BooleanProperty logarithmicProperty() {
    return logarithmic;
  }

  public ObjectProperty<CurveAxis> axisProperty() {
    return axis;
  }

  /**
   * Where the cross-hair of all charts with these settings stands, in epochs, steps or seconds; NaN
   * where there is none.
   */
  public DoubleProperty pointedProperty() {
    return pointed;
  }

  /**
   * Settings that have smoothing, axis and cross-hair in common with these, but never a logarithm:
   * for quantities that do not span orders of magnitude.
   */
  public CurveSettings linear() {
    CurveSettings linear = new CurveSettings();
    linear.smoothing.bindBidirectional(smoothing);
    linear.axis.bindBidirectional(axis);
    linear.pointed.bindBidirectional(pointed);
    return linear;
  }

  /** As they are now. */
  CurveOptions options() {
    return new CurveOptions(axis.get(), logarithmic.get(), smoothing.get());
  }
}
