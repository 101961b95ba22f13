package recdenoiser.app.chart;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import recdenoiser.engine.figure.CurveAxis;
import recdenoiser.engine.figure.CurveOptions;
import recdenoiser.engine.figure.ValueRange;

/**
 * {@link CurveOptions} as a person changes them. Several charts may share one, so that one control
 * moves them all.
 */
public final class CurveSettings {
  private static final double LEAST_PART = 0.005;

  private final DoubleProperty smoothing = new SimpleDoubleProperty(this, "smoothing", 0);
  private final BooleanProperty logarithmic = new SimpleBooleanProperty(this, "logarithmic");
  private final ObjectProperty<CurveAxis> axis =
      new SimpleObjectProperty<>(this, "axis", CurveAxis.EPOCHS);

  private final DoubleProperty pointed = new SimpleDoubleProperty(this, "pointed", Double.NaN);
  private final DoubleProperty from = new SimpleDoubleProperty(this, "from", 0);
  private final DoubleProperty to = new SimpleDoubleProperty(this, "to", 1);

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

  /** Where the part of the axis that is seen begins, as a share of the whole axis, 0 … 1. */
  public DoubleProperty fromProperty() {
    return from;
  }

  /** Where the part of the axis that is seen ends, as a share of the whole axis, 0 … 1. */
  public DoubleProperty toProperty() {
    return to;
  }

  /** From now on the whole axis is seen. */
  public void showWholeAxis() {
    from.set(0);
    to.set(1);
  }

  boolean isWholeAxis() {
    return from.get() <= 0 && to.get() >= 1;
  }

  /** The part of an axis that is seen, never less than a two-hundredth of it. */
  ValueRange part(ValueRange whole) {
    if (isWholeAxis()) {
      return whole;
    }
    double low = Math.max(0, Math.min(from.get(), 1 - LEAST_PART));
    double high = Math.min(1, Math.max(to.get(), low + LEAST_PART));
    double span = whole.high() - whole.low();
    return new ValueRange(whole.low() + low * span, whole.low() + high * span);
  }

  /**
   * Settings that have smoothing, axis, the part of it that is seen and cross-hair in common with
   * these, but never a logarithm: for quantities that do not span orders of magnitude.
   */
  public CurveSettings linear() {
    CurveSettings linear = new CurveSettings();
    linear.smoothing.bindBidirectional(smoothing);
    linear.axis.bindBidirectional(axis);
    linear.pointed.bindBidirectional(pointed);
    linear.from.bindBidirectional(from);
    linear.to.bindBidirectional(to);
    return linear;
  }

  /** As they are now. */
  CurveOptions options() {
    return new CurveOptions(axis.get(), logarithmic.get(), smoothing.get());
  }
}
