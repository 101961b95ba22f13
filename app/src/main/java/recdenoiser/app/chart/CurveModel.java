package recdenoiser.app.chart;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import recdenoiser.engine.figure.CurveData;
import recdenoiser.engine.figure.CurveGroup;
import recdenoiser.engine.figure.CurveSeries;
import recdenoiser.engine.figure.CurveSnapshot;
import recdenoiser.engine.figure.Curves;

/**
 * What a {@link CurveChart} shows: curves, and when to draw them again. Needs no toolkit; to be
 * changed on one thread, the JavaFX thread in the window.
 */
public final class CurveModel {
  private final Curves curves;
  private final CurveSettings settings;
  private final BooleanProperty live = new SimpleBooleanProperty(this, "live");
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");

  /**
   * @param valueLabel quantity with unit, such as "validation NDCG@10" or "speed [sequences/s]"
   */
  public CurveModel(String valueLabel, CurveSettings settings) {
    this.curves = new Curves(valueLabel, this::touch);
    this.settings = settings;
    settings.smoothingProperty().subscribe(this::touch);
    settings.logarithmicProperty().subscribe(this::touch);
    settings.axisProperty().subscribe(this::touch);
    live.subscribe(this::touch);
  }

  /** See {@link Curves#within}. */
  public CurveModel within(double least, double greatest) {
    curves.within(least, greatest);
    return this;
  }

  /** See {@link Curves#over}. */
  public CurveModel over(String label) {
    curves.over(label);
    return this;
  }

  /** A new line with the next colour. */
  public CurveSeries add(String label) {
    return curves.add(label);
  }

  /** A new line with a colour of its own. */
  public CurveSeries add(String label, int slot) {
    return curves.add(label, slot);
  }

  /** Runs that are drawn as their mean over seeds, with a band; see {@link Curves#addGroup}. */
  public CurveGroup addGroup(String label, int slot) {
    return curves.addGroup(label, slot);
  }

  /**
   * Shows other lines in place of those there are, in one go: {@code fill} adds them, such as
   * {@link recdenoiser.engine.run.ComparedCurves#fill}.
   */
  public void show(Consumer<Curves> fill) {
    curves.clear();
    fill.accept(curves);
  }

  /** See {@link Curves#addReference}. */
  public void addReference(String label, double value) {
    curves.addReference(label, value);
  }

  /** See {@link Curves#markBest}. */
  public void markBest(CurveSeries marked, double epoch) {
    curves.markBest(marked, epoch);
  }

  /** Takes away all lines, references and marks. */
  public void clear() {
    curves.clear();
  }

  public String valueLabel() {
    return curves.valueLabel();
  }

  public List<CurveSeries> series() {
    return curves.series();
  }

  public Optional<Curves.Best> best() {
    return curves.best();
  }

  public boolean isEmpty() {
    return curves.isEmpty();
  }

  public List<CurveGroup> groups() {
    return curves.groups();
  }

  /** See {@link Curves#generation}. */
  public long generation() {
    return curves.generation();
  }

  /** How the curves are drawn; other charts may share it. */
  public CurveSettings settings() {
    return settings;
  }

  /** What is to be drawn now. */
  CurveSnapshot snapshot() {
    return CurveSnapshot.of(curves, settings.options());
  }

  /** The numbers as they are now. */
  CurveData data() {
    return CurveData.of(curves);
  }

  /** While live, the value axis only grows. */
  public BooleanProperty liveProperty() {
    return live;
  }

  /** Counts changes of anything that is drawn. */
  public ReadOnlyLongProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  private void touch() {
    revision.set(revision.get() + 1);
  }
}
