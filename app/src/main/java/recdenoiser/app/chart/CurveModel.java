package recdenoiser.app.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * What a {@link CurveChart} shows. Needs no toolkit; to be changed on one thread, the JavaFX thread
 * in the window.
 */
public final class CurveModel {
  private final String valueLabel;
  private final CurveLook look;
  private final List<CurveSeries> series = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();
  private final BooleanProperty live = new SimpleBooleanProperty(this, "live");
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
  private String placeLabel = "";
  private double least = Double.NEGATIVE_INFINITY;
  private double greatest = Double.POSITIVE_INFINITY;
  private Best best;

  /**
   * A published number to compare with.
   *
   * @param label its source, such as "SASRec, ICDM'18: 0.5360"
   */
  public record Reference(String label, double value) {}

  /** The point of a series that is best on validation. */
  public record Best(CurveSeries series, double epoch) {}

  /**
   * @param valueLabel quantity with unit, such as "validation NDCG@10" or "speed [sequences/s]"
   */
  public CurveModel(String valueLabel, CurveLook look) {
    this.valueLabel = valueLabel;
    this.look = look;
    look.smoothingProperty().subscribe(this::touch);
    look.logarithmicProperty().subscribe(this::touch);
    look.axisProperty().subscribe(this::touch);
    live.subscribe(this::touch);
  }

  /** Says between which values the quantity must lie, so that the axis does not promise more. */
  public CurveModel within(double least, double greatest) {
    this.least = least;
    this.greatest = greatest;
    return this;
  }

  /**
   * Says that places are not epochs but something else, such as "steps back".
   *
   * @param label of the horizontal axis, with unit
   */
  public CurveModel over(String label) {
    placeLabel = label;
    return this;
  }

  /** Empty where places are epochs. */
  String placeLabel() {
    return placeLabel;
  }

  double least() {
    return least;
  }

  double greatest() {
    return greatest;
  }

  /** A new line with the next colour. */
  public CurveSeries add(String label) {
    return add(label, series.size());
  }

  /**
   * A new line with a colour of its own, so that the same thing has the same colour in every chart.
   */
  public CurveSeries add(String label, int slot) {
    CurveSeries added = new CurveSeries(label, slot, this::touch);
    series.add(added);
    touch();
    return added;
  }

  public void addReference(String label, double value) {
    references.add(new Reference(label, value));
    touch();
  }

  /** Marks the point of {@code marked} at {@code epoch} with a dot and its value. */
  public void markBest(CurveSeries marked, double epoch) {
    best = new Best(marked, epoch);
    touch();
  }

  /** Takes away all lines, references and marks. */
  public void clear() {
    series.clear();
    references.clear();
    best = null;
    touch();
  }

  public String valueLabel() {
    return valueLabel;
  }

  public CurveLook look() {
    return look;
  }

  public List<CurveSeries> series() {
    return List.copyOf(series);
  }

  public List<Reference> references() {
    return List.copyOf(references);
  }

  public Optional<Best> best() {
    return Optional.ofNullable(best);
  }

  public boolean isEmpty() {
    return series.stream().allMatch(line -> line.size() == 0);
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
