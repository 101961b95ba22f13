package recdenoiser.app.chart;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How curves are looked at. Several charts may share one, so that one control moves them all. */
public final class CurveLook {
  /** The strongest smoothing there is. */
  public static final double MOST_SMOOTHING = 0.99;

  private final DoubleProperty smoothing = new SimpleDoubleProperty(this, "smoothing", 0);
  private final BooleanProperty logarithmic = new SimpleBooleanProperty(this, "logarithmic");
  private final ObjectProperty<CurveAxis> axis =
      new SimpleObjectProperty<>(this, "axis", CurveAxis.EPOCHS);

  /** Weight of the past in the moving average, 0 (off) … 0.99. */
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
}
