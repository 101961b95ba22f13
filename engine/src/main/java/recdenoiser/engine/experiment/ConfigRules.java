package recdenoiser.engine.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import recdenoiser.engine.attention.AttentionSettings.Rule;
import recdenoiser.engine.data.DataSettings.Noise;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.model.BackboneSettings;
import recdenoiser.engine.model.BackboneSettings.Backbone;
import recdenoiser.engine.model.BackboneSettings.Positions;
import recdenoiser.engine.train.LossSettings.Loss;
import recdenoiser.engine.train.LossSettings.Sampler;

/** Rules between several settings: which go together, and which have an effect at all. */
final class ConfigRules {
  private static final Map<String, Predicate<RunConfig>> MATTERS = new HashMap<>();

  static {
    needs(c -> c.backbone().blocks() > 0, "heads", "residuals", "layout", "innerFactor");
    needs(c -> c.backbone().blocks() > 0, "attention", "jacobianPenalty");
    needs(
        c -> c.backbone().blocks() > 0 && c.denoiser().jacobianPenalty() > 0, "jacobianReduction");
    needs(c -> c.data().minUserActions() > 0 || c.data().minItemActions() > 0, "coreRule");
    needs(c -> c.data().noise() != Noise.NONE, "noiseShare", "noiseSeed");
    needs(
        c -> uses(c, Rule.LEARNED_MASK),
        "estimator",
        "maskDraw",
        "credit",
        "maskHeads",
        "maskPenalty",
        "maskPenaltyScale",
        "maskLearningRate",
        "maskStart");
    needs(
        c -> uses(c, Rule.LEARNED_MASK) && c.denoiser().estimator() != Estimator.STRAIGHT_THROUGH,
        "credit");
    needs(
        c -> uses(c, Rule.LEARNED_MASK) && c.denoiser().estimator() == Estimator.REINFORCE,
        "baselineDecay");
    needs(c -> uses(c, Rule.SPARSE_STRIDED, Rule.SPARSE_FIXED), "patternStride", "patternHeads");
    needs(c -> uses(c, Rule.SPARSE_FIXED), "patternSummary");
    needs(c -> uses(c, Rule.ENTMAX), "learnAlpha");
    needs(c -> uses(c, Rule.ENTMAX) && !c.attention().learnAlpha(), "alpha");
    needs(c -> uses(c, Rule.RANDOM_MASK), "randomUnit", "randomRate");
    needs(c -> is(c, Backbone.BERT4REC), "attentionDropout", "maskRate", "lastMasked");
    needs(c -> is(c, Backbone.TISASREC), "timeSpan");
    needs(c -> is(c, Backbone.SSE_PT), "userWidth", "replaceItem", "replaceUser");
    needs(c -> !is(c, Backbone.BERT4REC), "layout");
    needs(ConfigRules::samples, "lossNegatives", "negativeSampler", "lossNegativesAvoid");
    needs(c -> samples(c) && c.loss().lossNegatives() > 1, "negativesFor");
    needs(
        c -> samples(c) && c.loss().negativeSampler() == Sampler.POPULARITY, "popularityExponent");
    needs(c -> c.loss().loss() == Loss.BINARY, "calibration");
    needs(c -> c.training().weightDecay() > 0, "decayKind");
  }

  private ConfigRules() {}

  private static void needs(Predicate<RunConfig> condition, String... settings) {
    for (String setting : settings) {
      MATTERS.merge(setting, condition, Predicate::and);
    }
  }

  private static boolean uses(RunConfig config, Rule... rules) {
    return config.backbone().blocks() > 0 && Set.of(rules).contains(config.attention().attention());
  }

  private static boolean is(RunConfig config, Backbone backbone) {
    return config.backbone().backbone() == backbone;
  }

  private static boolean samples(RunConfig config) {
    return config.loss().loss() != Loss.FULL_SOFTMAX;
  }

  static boolean matters(RunConfig config, String name) {
    return MATTERS.getOrDefault(name, all -> true).test(config);
  }

  static List<SettingProblem> problems(RunConfig config) {
    List<SettingProblem> problems = new ArrayList<>();
    BackboneSettings backbone = config.backbone();
    if (config.data().data() == null || config.data().data().isBlank()) {
      problems.add(new SettingProblem("data", SettingTexts.text("problem.noData")));
    }
    int width = backbone.blockWidth();
    if (backbone.heads() > 0 && width % backbone.heads() != 0) {
      problems.add(
          new SettingProblem(
              "heads",
              SettingTexts.format(
                  "problem.heads", Integer.toString(backbone.heads()), Integer.toString(width))));
    }
    if (config.attention().attention() == Rule.LEARNED_MASK && backbone.blocks() == 0) {
      problems.add(new SettingProblem("blocks", SettingTexts.text("problem.masksNeedBlocks")));
    }
    int stride = config.attention().stride(backbone.maxLength());
    if (uses(config, Rule.SPARSE_FIXED) && config.attention().patternSummary() >= stride) {
      problems.add(
          new SettingProblem(
              "patternSummary",
              SettingTexts.format(
                  "problem.patternSummary",
                  Integer.toString(stride),
                  Integer.toString(config.attention().patternSummary()))));
    }
    if (is(config, Backbone.BERT4REC) && backbone.positions() == Positions.FROM_PREDICTION) {
      problems.add(new SettingProblem("positions", SettingTexts.text("problem.clozePositions")));
    }
    if (is(config, Backbone.BERT4REC) && backbone.maxLength() < 2) {
      problems.add(new SettingProblem("maxLength", SettingTexts.text("problem.clozeLength")));
    }
    return problems;
  }
}
