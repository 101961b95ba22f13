package recdenoiser.app.chart;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import recdenoiser.engine.figure.CurveAxis;
import recdenoiser.engine.figure.CurveSnapshot;
import recdenoiser.engine.figure.CurveView;
import recdenoiser.engine.figure.GrowingRange;
import recdenoiser.engine.figure.ValueRange;

/**
 * The part of its curves that a chart shows: what a person dragged in it, otherwise the part of the
 * axis that all charts with the same settings show, otherwise all, as far as the axis has grown.
 * What was dragged does not outlive what is shown: another run, another axis, another scale or
 * another part of the axis begins anew.
 */
final class CurveZoom {
  private final ReadOnlyBooleanWrapper zoomed = new ReadOnlyBooleanWrapper(this, "zoomed");
  private final CurveSettings settings;
  private GrowingRange growing = new GrowingRange();
  private Subject subject;
  private ValueRange across;
  private ValueRange up;

  CurveZoom(CurveSettings settings) {
    this.settings = settings;
    settings.fromProperty().subscribe(this::showPart);
    settings.toProperty().subscribe(this::showPart);
  }

  /** What the part is one of. */
  private record Subject(long generation, CurveAxis axis, boolean logarithmic) {}

  /**
   * @param generation of the curves, see {@link recdenoiser.engine.figure.Curves#generation}
   * @param live whether the value axis only grows
   */
  CurveView view(CurveSnapshot curves, long generation, boolean live) {
    Subject now = new Subject(generation, curves.options().axis(), curves.options().logarithmic());
    if (!now.equals(subject)) {
      if (subject != null && subject.generation() != generation) {
        growing = new GrowingRange();
      }
      subject = now;
      forget();
    }
    ValueRange all = growing.around(curves, live);
    CurveView whole = CurveView.whole(curves, all);
    return new CurveView(
        across == null ? settings.part(whole.across()) : scaled(across, 1 / curves.unit()),
        up == null ? all : up);
  }

  /**
   * @param newAcross in the unit of the axis label; null for all
   * @param newUp null for all
   */
  void show(CurveSnapshot curves, ValueRange newAcross, ValueRange newUp) {
    across = newAcross == null ? across : scaled(newAcross, curves.unit());
    up = newUp == null ? up : newUp;
    tell();
  }

  /** Here, and in all charts with the same settings the whole axis. */
  void showAll() {
    forget();
    settings.showWholeAxis();
  }

  private void showPart() {
    across = null;
    tell();
  }

  private void forget() {
    across = null;
    up = null;
    tell();
  }

  private void tell() {
    zoomed.set(across != null || up != null || !settings.isWholeAxis());
  }

  ReadOnlyBooleanProperty zoomedProperty() {
    return zoomed.getReadOnlyProperty();
  }

  private static ValueRange scaled(ValueRange range, double factor) {
    return new ValueRange(factor * range.low(), factor * range.high());
  }
}
