package recdenoiser.engine.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.FurtherMeasure;
import recdenoiser.engine.evaluate.GroupEvaluation;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.evaluate.StepAhead;
import recdenoiser.engine.run.RunSummary;

/** What a run came to, as {@code --json} prints it. */
final class RunResult {
  private RunResult() {}

  static Map<String, Object> of(Path folder, RunConfig config, RunSummary summary) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("run", folder.toString());
    result.put("state", summary.state());
    result.put("message", summary.message());
    result.put("epochs", summary.epochs());
    result.put("steps", summary.steps());
    result.put("bestEpoch", summary.bestEpoch());
    result.put("seconds", summary.seconds());
    result.put("parameters", summary.parameters());
    result.put("probes", summary.probes());
    result.put("excludeSeen", config.evaluation().excludeSeen());
    result.put("validation", evaluation(summary.validation()));
    result.put("test", evaluation(summary.test()));
    return result;
  }

  /**
   * {@code {"sampled": {"hit@1": …}, "popular": {…}, "full": {…}, "users": …, "seconds": …}}, those
   * rankings that were measured; or null for none.
   */
  static Map<String, Object> evaluation(Evaluation evaluation) {
    if (evaluation == null) {
      return null;
    }
    Map<String, Object> result = new LinkedHashMap<>();
    for (Ranking ranking : evaluation.rankings()) {
      result.put(ranking.key(), metrics(evaluation.among(ranking)));
    }
    result.putAll(further(evaluation));
    result.put("users", evaluation.users());
    result.put("seconds", evaluation.seconds());
    return result;
  }

  /** {@code {"further": {"auc": …, "coverage@1": …}}}, or nothing. */
  private static Map<String, Object> further(Evaluation evaluation) {
    if (evaluation.further() == null) {
      return Map.of();
    }
    Map<String, Double> values = new LinkedHashMap<>();
    for (FurtherMeasure measure : FurtherMeasure.all()) {
      measure.of(evaluation).ifPresent(value -> values.put(measure.name(), value));
    }
    return Map.of("further", values);
  }

  /** {@code {"by": "HISTORY", "least": 3, "greatest": 9, "users": …, …}}. */
  static Map<String, Object> group(GroupEvaluation group) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("by", group.group().kind());
    result.put("least", group.group().least());
    result.put("greatest", group.group().greatest());
    result.putAll(evaluation(group.evaluation()));
    result.remove("seconds");
    return result;
  }

  /** {@code {"step": 1, "trueHistory": {…}, "ownItems": {…}}}. */
  static Map<String, Object> step(StepAhead step) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("step", step.step());
    result.put("trueHistory", evaluation(step.trueHistory()));
    result.put("ownItems", evaluation(step.ownItems()));
    return result;
  }

  private static Map<String, Double> metrics(RankingMetrics metrics) {
    Map<String, Double> result = new LinkedHashMap<>();
    for (int cutoff : RankingMetrics.CUTOFFS) {
      result.put("hit@" + cutoff, metrics.hitAt(cutoff));
      result.put("ndcg@" + cutoff, metrics.ndcgAt(cutoff));
      result.put("mrr@" + cutoff, metrics.mrrAt(cutoff));
    }
    return result;
  }
}
