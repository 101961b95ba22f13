package recdenoiser.app.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import recdenoiser.app.chart.CurveModel;
import recdenoiser.app.chart.CurveSettings;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.attention.EntmaxKind;
import recdenoiser.engine.config.ChosenKinds;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.data.preparing.DataSettings;
import recdenoiser.engine.denoise.LearnedMaskKind;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.EvaluationSettings;
import recdenoiser.engine.evaluate.EvaluationSettings.SelectBy;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.figure.CurveSeries;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.run.NoiseProbes;
import recdenoiser.engine.train.TrainingEvent;

/**
 * The lines that a run draws: loss and its parts, validation, open connections, α, attention on
 * known noise, speed.
 */
public final class RunCurves {
  private static final String OPEN_SHARES = LearnedMaskKind.OPEN_SHARES;
  private static final String ALPHA = EntmaxKind.ALPHA;
  private static final List<String> NOISE = List.of(NoiseProbes.SHARE, NoiseProbes.AUC);
  private static final double AUC_OF_CHANCE = 0.5;

  /** What is drawn of validation, in the order of its colours. */
  private static final List<SelectBy> VALIDATION_SLOTS =
      List.of(
          SelectBy.SAMPLED_HIT_10,
          SelectBy.FULL_HIT_10,
          SelectBy.SAMPLED_NDCG_10,
          SelectBy.FULL_NDCG_10,
          SelectBy.POPULAR_HIT_10,
          SelectBy.POPULAR_NDCG_10);

  /** Terms that keep their colour in every run. */
  private static final List<String> TERM_SLOTS =
      List.of(LossTerms.PREDICTION, "masks", LossTerms.JACOBIAN, LossTerms.WEIGHTS);

  private final Texts texts = Texts.bundle("training");
  private final CurveSettings settings = new CurveSettings();
  private final CurveModel loss = new CurveModel(texts.get("axis.loss"), settings);
  private final CurveModel validation =
      new CurveModel(texts.get("axis.validation"), settings.linear());
  private final Map<String, ProbeCurves> probes = new LinkedHashMap<>();
  private final CurveModel speed = new CurveModel(texts.get("axis.speed"), settings.linear());
  private final ReadOnlyObjectWrapper<Set<String>> ofNoise =
      new ReadOnlyObjectWrapper<>(this, "ofNoise", Set.of());
  private final List<LossLine> lossLines = new ArrayList<>();
  private final Map<Measure, CurveSeries> validationLines = new LinkedHashMap<>();
  private String predictionName = "";
  private CurveSeries speedLine;
  private int stepsPerEpoch;
  private Measure selectBy = SelectBy.SAMPLED_NDCG_10.measure();

  private record LossLine(CurveSeries series, ToDoubleFunction<LossTerms> term) {}

  /** What an attention rule's numbers are drawn with. */
  private record ProbeCurves(CurveModel curves, HeadLines lines) {}

  public RunCurves() {
    addProbe(OPEN_SHARES, new CurveModel(texts.get("axis.open"), settings.linear()).within(0, 100));
    addProbe(ALPHA, new CurveModel(texts.get("axis.alpha"), settings.linear()).within(1, 2));
    addProbe(
        NoiseProbes.SHARE,
        new CurveModel(texts.get("axis.noise"), settings.linear()).within(0, 100));
    addProbe(
        NoiseProbes.AUC, new CurveModel(texts.get("axis.auc"), settings.linear()).within(0, 1));
  }

  private ProbeCurves addProbe(String name, CurveModel curves) {
    ProbeCurves added = new ProbeCurves(curves, new HeadLines(texts, curves));
    probes.put(name, added);
    return added;
  }

  /** Forgets the run before. */
  void clear() {
    forget();
    ofNoise.set(Set.of());
  }

  private void forget() {
    all().forEach(CurveModel::clear);
    lossLines.clear();
    validationLines.clear();
  }

  /** Empty lines for a run; those of the loss come with its first terms. */
  void begin(RunConfig config) {
    forget();
    ofNoise.set(expectedOfNoise(config));
    selectBy = config.evaluation().selectBy().measure();
    predictionName = texts.get("line.loss." + config.loss().loss());
    addValidationLines(config.evaluation());
    speedLine = speed.add(texts.get("line.speed"));
  }

  /** What is told of noise wherever it is known without looking; elsewhere the first epoch says. */
  private static Set<String> expectedOfNoise(RunConfig config) {
    boolean known =
        config.data().noise() != DataSettings.Noise.NONE
            || config.data().data().startsWith(DataSets.SAMPLE);
    return known && !config.data().knowsTruth() && ChosenKinds.of(config).hasAttention()
        ? Set.of(NoiseProbes.SHARE)
        : Set.of();
  }

  /** One line for an objective of one term, otherwise the total and each term. */
  private void addLossLines(LossTerms terms) {
    if (terms.values().size() == 1) {
      String only = termName(terms.values().keySet().iterator().next());
      addLossLine(texts.get("line.only", only), 0, LossTerms::total);
      return;
    }
    addLossLine(texts.get("line.total"), 0, LossTerms::total);
    int next = TERM_SLOTS.size() + 1;
    for (String name : terms.values().keySet()) {
      int slot = TERM_SLOTS.contains(name) ? 1 + TERM_SLOTS.indexOf(name) : next++;
      addLossLine(termName(name), slot, loss -> loss.value(name));
    }
  }

  private String termName(String term) {
    if (term.equals(LossTerms.PREDICTION)) {
      return predictionName;
    }
    String key = "line." + term;
    return texts.has(key) ? texts.get(key) : term;
  }

  private void addLossLine(String name, int slot, ToDoubleFunction<LossTerms> term) {
    lossLines.add(new LossLine(loss.add(name, slot), term));
  }

  private void addValidationLines(EvaluationSettings settings) {
    for (int slot = 0; slot < VALIDATION_SLOTS.size(); slot++) {
      Measure measure = VALIDATION_SLOTS.get(slot).measure();
      if (measure.ranking() != Ranking.POPULAR || settings.popularNegatives()) {
        String key = "line." + measure.ranking().textKey(settings.seenItems());
        String name = texts.get(key, measure.label());
        validationLines.put(measure, validation.add(name, slot));
      }
    }
  }

  void addLoss(double epoch, double elapsedSeconds, LossTerms terms) {
    if (lossLines.isEmpty() && !terms.values().isEmpty()) {
      addLossLines(terms);
    }
    for (LossLine line : lossLines) {
      double value = line.term().applyAsDouble(terms);
      line.series().append(epoch, stepAt(epoch), elapsedSeconds, value);
    }
  }

  void addValidation(int epoch, double elapsedSeconds, Evaluation evaluation) {
    validationLines.forEach(
        (metric, line) -> line.append(epoch, stepAt(epoch), elapsedSeconds, evaluation.at(metric)));
  }

  void markBest(int epoch) {
    validation.markBest(validationLines.get(selectBy), epoch);
  }

  void setStepsPerEpoch(int steps) {
    stepsPerEpoch = steps;
  }

  /** NaN of a model that is not trained in steps. */
  private double stepAt(double epoch) {
    return stepsPerEpoch > 0 ? Math.rint(epoch * stepsPerEpoch) : Double.NaN;
  }

  /** Where the numbers of an epoch stand. */
  record Place(int epoch, long step, double seconds) {}

  void addEpoch(TrainingEvent.EpochEnded ended) {
    Place place = new Place(ended.epoch(), ended.step(), ended.elapsedSeconds());
    Map<String, double[][]> drawn = new LinkedHashMap<>(ended.probes());
    double[][] chance = drawn.remove(NoiseProbes.CHANCE);
    tellOfNoise(drawn.keySet(), chance);
    Optional.ofNullable(drawn.remove(NoiseProbes.AUC)).ifPresent(auc -> addAuc(place, auc));
    drawn.forEach((name, values) -> probeOf(name).lines().append(place, shown(name, values)));
    if (Double.isFinite(ended.sequencesPerSecond()) && ended.sequencesPerSecond() > 0) {
      speedLine.append(place.epoch(), place.step(), place.seconds(), ended.sequencesPerSecond());
    }
  }

  private void tellOfNoise(Set<String> told, double[][] chance) {
    Set<String> known = new LinkedHashSet<>(NOISE);
    known.retainAll(told);
    known.addAll(ofNoise.get());
    if (!known.equals(ofNoise.get())) {
      ofNoise.set(known);
    }
    CurveModel share = probe(NoiseProbes.SHARE);
    if (chance != null && share.series().isEmpty()) {
      Stream.of(chance)
          .flatMapToDouble(Arrays::stream)
          .filter(Double::isFinite)
          .average()
          .ifPresent(mean -> share.addReference(texts.get("line.chance"), 100 * mean));
    }
  }

  /** One number for the whole gate, and no block's. */
  private void addAuc(Place place, double[][] auc) {
    CurveModel curves = probe(NoiseProbes.AUC);
    if (curves.series().isEmpty()) {
      curves.addReference(texts.get("line.chance"), AUC_OF_CHANCE);
      curves.add(texts.get("line.auc"));
    }
    curves.series().get(0).append(place.epoch(), place.step(), place.seconds(), auc[0][0]);
  }

  /** Which of the numbers of known noise the run tells, such as {@link NoiseProbes#SHARE}. */
  ReadOnlyObjectProperty<Set<String>> ofNoiseProperty() {
    return ofNoise.getReadOnlyProperty();
  }

  private ProbeCurves probeOf(String name) {
    ProbeCurves known = probes.get(name);
    return known == null ? addProbe(name, new CurveModel(name, settings.linear())) : known;
  }

  private static double[][] shown(String name, double[][] values) {
    return name.equals(OPEN_SHARES) || name.equals(NoiseProbes.SHARE) ? percent(values) : values;
  }

  private static double[][] percent(double[][] shares) {
    return Arrays.stream(shares)
        .map(block -> Arrays.stream(block).map(share -> 100 * share).toArray())
        .toArray(double[][]::new);
  }

  void setLive(boolean live) {
    all().forEach(curves -> curves.liveProperty().set(live));
  }

  private List<CurveModel> all() {
    List<CurveModel> all = new ArrayList<>(List.of(loss, validation, speed));
    probes.values().forEach(probe -> all.add(probe.curves()));
    return all;
  }

  /** Smoothing, logarithm and axis of all of them; the logarithm is for the loss alone. */
  public CurveSettings settings() {
    return settings;
  }

  public CurveModel loss() {
    return loss;
  }

  public CurveModel validation() {
    return validation;
  }

  /** Numbers of the attention rule, such as the share of open connections. */
  public CurveModel probe(String name) {
    return probeOf(name).curves();
  }

  /** What the card of those numbers is called. */
  String probeTitle(String name) {
    String key = "card." + name;
    return texts.has(key) ? texts.get(key) : name;
  }

  public CurveModel speed() {
    return speed;
  }
}
