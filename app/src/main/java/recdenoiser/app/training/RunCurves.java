package recdenoiser.app.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import recdenoiser.app.chart.CurveLook;
import recdenoiser.app.chart.CurveModel;
import recdenoiser.app.chart.CurveSeries;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.attention.AttentionSettings.Rule;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.EvaluationSettings.SelectBy;
import recdenoiser.engine.experiment.RunConfig;
import recdenoiser.engine.train.LossParts;
import recdenoiser.engine.train.TrainingEvent;

/** The lines that a run draws: loss and its parts, validation, open connections, α, speed. */
public final class RunCurves {
  private final Texts texts = Texts.bundle("training");
  private final CurveLook look = new CurveLook();
  private final CurveModel loss = new CurveModel(texts.get("axis.loss"), look);
  private final CurveModel validation = new CurveModel(texts.get("axis.validation"), linear(look));
  private final CurveModel open =
      new CurveModel(texts.get("axis.open"), linear(look)).within(0, 100);
  private final CurveModel alpha =
      new CurveModel(texts.get("axis.alpha"), linear(look)).within(1, 2);
  private final CurveModel speed = new CurveModel(texts.get("axis.speed"), linear(look));
  private final List<LossLine> lossLines = new ArrayList<>();
  private final Map<SelectBy, CurveSeries> validationLines = new EnumMap<>(SelectBy.class);
  private final HeadLines openLines = new HeadLines(texts, open);
  private final HeadLines alphaLines = new HeadLines(texts, alpha);
  private CurveSeries speedLine;
  private SelectBy selectBy = SelectBy.SAMPLED_NDCG_10;

  private record LossLine(CurveSeries series, ToDoubleFunction<LossParts> part) {}

  /** Smoothing and axis in common; only losses span enough orders of magnitude for a logarithm. */
  private static CurveLook linear(CurveLook shared) {
    CurveLook look = new CurveLook();
    look.smoothingProperty().bindBidirectional(shared.smoothingProperty());
    look.axisProperty().bindBidirectional(shared.axisProperty());
    return look;
  }

  /** Empty lines for a run; the parts of the loss that are always zero are left out. */
  void begin(RunConfig config) {
    all().forEach(CurveModel::clear);
    lossLines.clear();
    validationLines.clear();
    selectBy = config.evaluation().selectBy();
    addLossLines(config);
    addValidationLine(SelectBy.SAMPLED_HIT_10, 0);
    addValidationLine(SelectBy.FULL_HIT_10, 1);
    addValidationLine(SelectBy.SAMPLED_NDCG_10, 2);
    addValidationLine(SelectBy.FULL_NDCG_10, 3);
    speedLine = speed.add(texts.get("line.speed"));
  }

  private void addLossLines(RunConfig config) {
    boolean blocks = config.backbone().blocks() > 0;
    boolean masks =
        config.attention().attention() == Rule.LEARNED_MASK && config.denoiser().maskPenalty() > 0;
    boolean jacobian = blocks && config.denoiser().jacobianPenalty() > 0;
    boolean weights = config.training().weightDecay() > 0;
    String data = texts.get("line.loss." + config.loss().loss());
    if (!masks && !jacobian && !weights) {
      addLossLine(texts.get("line.only", data), 0, LossParts::total);
      return;
    }
    addLossLine(texts.get("line.total"), 0, LossParts::total);
    addLossLine(data, 1, LossParts::bce);
    if (masks) {
      addLossLine(texts.get("line.masks"), 2, LossParts::masks);
    }
    if (jacobian) {
      addLossLine(texts.get("line.jacobian"), 3, LossParts::jacobian);
    }
    if (weights) {
      addLossLine(texts.get("line.weights"), 4, LossParts::weights);
    }
  }

  private void addLossLine(String name, int slot, ToDoubleFunction<LossParts> part) {
    lossLines.add(new LossLine(loss.add(name, slot), part));
  }

  private void addValidationLine(SelectBy metric, int slot) {
    validationLines.put(metric, validation.add(texts.get("line." + metric), slot));
  }

  void addLoss(double epoch, double elapsedSeconds, LossParts parts) {
    for (LossLine line : lossLines) {
      line.series().append(epoch, elapsedSeconds, line.part().applyAsDouble(parts));
    }
  }

  void addValidation(int epoch, double elapsedSeconds, Evaluation evaluation) {
    validationLines.forEach(
        (metric, line) -> line.append(epoch, elapsedSeconds, value(metric, evaluation)));
  }

  void markBest(int epoch) {
    validation.markBest(validationLines.get(selectBy), epoch);
  }

  void addEpoch(TrainingEvent.EpochEnded ended) {
    int epoch = ended.epoch();
    double seconds = ended.elapsedSeconds();
    openLines.append(epoch, seconds, percent(openShares(ended)));
    alphaLines.append(epoch, seconds, ended.alpha());
    speedLine.append(epoch, seconds, ended.sequencesPerSecond());
  }

  /** Older records have one share for each block. */
  private static double[][] openShares(TrainingEvent.EpochEnded ended) {
    return ended.openShares().length > 0
        ? ended.openShares()
        : Arrays.stream(ended.openShare())
            .mapToObj(share -> new double[] {share})
            .toArray(double[][]::new);
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
    return List.of(loss, validation, open, alpha, speed);
  }

  private static double value(SelectBy metric, Evaluation evaluation) {
    return switch (metric) {
      case SAMPLED_HIT_10 -> evaluation.sampled().hitAt(10);
      case SAMPLED_NDCG_10 -> evaluation.sampled().ndcgAt(10);
      case FULL_HIT_10 -> evaluation.full().hitAt(10);
      case FULL_NDCG_10 -> evaluation.full().ndcgAt(10);
    };
  }

  /** Smoothing, logarithm and axis of all of them; the logarithm is for the loss alone. */
  public CurveLook look() {
    return look;
  }

  public CurveModel loss() {
    return loss;
  }

  public CurveModel validation() {
    return validation;
  }

  public CurveModel open() {
    return open;
  }

  /** α of every head, where it is learned. */
  public CurveModel alpha() {
    return alpha;
  }

  public CurveModel speed() {
    return speed;
  }
}
