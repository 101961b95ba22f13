package recdenoiser.app.compare;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import recdenoiser.app.chart.CurveModel;
import recdenoiser.app.chart.CurveSettings;
import recdenoiser.engine.compare.Comparison;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Metric;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.SeenItems;
import recdenoiser.engine.run.RunMetric;

/** What is compared with what, by what, and what came of it. */
public final class CompareModel {
  static final Measure FIRST_MEASURE = new Measure(Ranking.FULL, Metric.NDCG, 10);
  static final RunMetric FIRST_CURVE = RunMetric.of("full/ndcg@10");

  private final ObservableList<Path> runs = FXCollections.observableArrayList();
  private final ObservableMap<String, Path> ranks = FXCollections.observableHashMap();
  private final ObjectProperty<Path> baseline = new SimpleObjectProperty<>(this, "baseline");
  private final ObjectProperty<Measure> measure =
      new SimpleObjectProperty<>(this, "measure", FIRST_MEASURE);
  private final ObjectProperty<Split> split = new SimpleObjectProperty<>(this, "split", Split.TEST);
  private final ReadOnlyObjectWrapper<Comparison> comparison =
      new ReadOnlyObjectWrapper<>(this, "comparison");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper(this, "progress", "");
  private final CurveSettings curveSettings = new CurveSettings();
  private final CurveModel curves = new CurveModel("", curveSettings);
  private final ObservableList<RunMetric> curveMetrics = FXCollections.observableArrayList();
  private SeenItems curvesSeen = SeenItems.EITHER;
  private final ObjectProperty<RunMetric> curveMetric =
      new SimpleObjectProperty<>(this, "curveMetric", FIRST_CURVE);

  /** Folders of the chosen runs, in the order in which they were chosen. */
  public ObservableList<Path> runs() {
    return runs;
  }

  /** Files of ranks from elsewhere by the names they go by. */
  public ObservableMap<String, Path> ranks() {
    return ranks;
  }

  /** Folder of a run of the member that all others are compared with; null until one is found. */
  public ObjectProperty<Path> baselineProperty() {
    return baseline;
  }

  /** What is looked at first. */
  public ObjectProperty<Measure> measureProperty() {
    return measure;
  }

  public ObjectProperty<Split> splitProperty() {
    return split;
  }

  /** Null until there is one. */
  public ReadOnlyObjectProperty<Comparison> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  /** One sentence why something cannot be compared; empty otherwise. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What is being done, for as long as it takes; empty otherwise. */
  public ReadOnlyStringProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** One line or band for each member, in the order of the comparison. */
  public CurveModel curves() {
    return curves;
  }

  public CurveSettings curveSettings() {
    return curveSettings;
  }

  /** What there are curves of. */
  /** What becomes of seen items in the curves, where all items are ranked. */
  public SeenItems curvesSeen() {
    return curvesSeen;
  }

  /** What can be drawn, and what becomes of seen items in it. */
  void offerCurves(Collection<RunMetric> metrics, SeenItems seen) {
    boolean same = seen == curvesSeen && curveMetrics.equals(List.copyOf(metrics));
    curvesSeen = seen;
    if (!same) {
      curveMetrics.setAll(metrics);
    }
  }

  public ObservableList<RunMetric> curveMetrics() {
    return curveMetrics;
  }

  public ObjectProperty<RunMetric> curveMetricProperty() {
    return curveMetric;
  }

  void begin(List<Path> chosen) {
    comparison.set(null);
    ranks.clear();
    runs.setAll(chosen);
    baseline.set(null);
    problem.set("");
  }

  void setComparison(Comparison found) {
    problem.set("");
    progress.set("");
    comparison.set(found);
  }

  void setProgress(String words) {
    progress.set(words);
  }

  void fail(String sentence) {
    progress.set("");
    problem.set(sentence);
  }

  /** The ranks from elsewhere as they are now. */
  Map<String, Path> ranksNow() {
    return Map.copyOf(ranks);
  }
}
