package recdenoiser.engine.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of one chart, with what they are compared to. To be changed on one thread. */
public final class Curves {
  private final Runnable changed;
  private final List<CurveSeries> series = new ArrayList<>();
  private final List<CurveGroup> groups = new ArrayList<>();
  private final List<Best> bests = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();
  private String valueLabel;
  private String placeLabel = "";
  private ValueRange limits = ValueRange.UNLIMITED;
  private long generation;

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
  public Curves(String valueLabel) {
    this(valueLabel, () -> {});
  }

  /**
   * @param changed called after every change of the lines, their points, references and marks
   */
  public Curves(String valueLabel, Runnable changed) {
    this.valueLabel = valueLabel;
    this.changed = changed;
  }

  /**
   * Says what is drawn from now on.
   *
   * @param label of the quantity, with unit
   */
  public Curves of(String label) {
    valueLabel = label;
    return this;
  }

  /** Says between which values the quantity must lie, so that the axis does not promise more. */
  public Curves within(double least, double greatest) {
    limits = new ValueRange(least, greatest);
    return this;
  }

  /**
   * Says that places are not epochs but something else, such as "steps back".
   *
   * @param label of the horizontal axis, with unit
   */
  public Curves over(String label) {
    placeLabel = label;
    return this;
  }

  /** A new line with the next colour. */
  public CurveSeries add(String label) {
    return add(label, series.size());
  }

  /**
   * A new line with a colour of its own, so that the same thing has the same colour in every chart.
   */
  public CurveSeries add(String label, int slot) {
    CurveSeries added = new CurveSeries(label, slot, changed);
    series.add(added);
    changed.run();
    return added;
  }

  /** Runs that are drawn as their mean over seeds, with a colour of its own. */
  public CurveGroup addGroup(String label, int slot) {
    CurveGroup added = new CurveGroup(label, slot, changed);
    groups.add(added);
    changed.run();
    return added;
  }

  public void addReference(String label, double value) {
    references.add(new Reference(label, value));
    changed.run();
  }

  /**
   * Marks the point of {@code marked} at {@code epoch} with a dot and its value, in place of an
   * earlier mark of the same line.
   */
  public void markBest(CurveSeries marked, double epoch) {
    bests.removeIf(best -> best.series() == marked);
    bests.add(new Best(marked, epoch));
    changed.run();
  }

  /** Takes away all lines, references and marks: what comes now is of something else. */
  public void clear() {
    series.clear();
    groups.clear();
    references.clear();
    bests.clear();
    generation++;
    changed.run();
  }

  public String valueLabel() {
    return valueLabel;
  }

  /** Empty where places are epochs. */
  String placeLabel() {
    return placeLabel;
  }

  ValueRange limits() {
    return limits;
  }

  public List<CurveSeries> series() {
    return List.copyOf(series);
  }

  public List<CurveGroup> groups() {
    return List.copyOf(groups);
  }

  /** Lines and members of groups. */
  Stream<CurveSeries> allSeries() {
    return Stream.concat(
        series.stream(), groups.stream().flatMap(group -> group.members().stream()));
  }

  List<Reference> references() {
    return List.copyOf(references);
  }

  /** The one that was marked last. */
  public Optional<Best> best() {
    return bests.isEmpty() ? Optional.empty() : Optional.of(bests.get(bests.size() - 1));
  }

  List<Best> bests() {
    return List.copyOf(bests);
  }

  /** How often it was cleared: as long as it stays the same, what is shown is of the same thing. */
  public long generation() {
    return generation;
  }

  /** Whether no line has a point. */
  public boolean isEmpty() {
    return allSeries().allMatch(line -> line.size() == 0);
  }
}
