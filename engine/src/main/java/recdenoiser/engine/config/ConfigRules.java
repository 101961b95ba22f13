package recdenoiser.engine.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import recdenoiser.engine.attention.AttentionKind;
import recdenoiser.engine.attention.AttentionKinds;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.data.SplitMoment;
import recdenoiser.engine.data.SplitPlan;
import recdenoiser.engine.data.preparing.DataSettings.Noise;
import recdenoiser.engine.evaluate.EvaluationSettings;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.loss.LossSettings;
import recdenoiser.engine.loss.LossSettings.Loss;
import recdenoiser.engine.loss.LossSettings.NegativesFor;
import recdenoiser.engine.loss.LossSettings.Sampler;
import recdenoiser.engine.model.ModelKind;
import recdenoiser.engine.model.ModelKinds;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.settings.SettingTexts;

/**
 * Rules between several settings: which go together, and which have an effect at all. What is a
 * matter of one model or one attention rule, their kinds are asked.
 */
final class ConfigRules {
  private static final Set<String> CHOOSERS = Set.of("model", "seed");
  private static final Map<String, Predicate<RunConfig>> MATTERS = new HashMap<>();

  static {
    needs(c -> c.denoiser().jacobianPenalty() > 0, "jacobianReduction");
    needs(c -> c.data().minUserActions() > 0 || c.data().minItemActions() > 0, "coreRule");
    needs(c -> c.data().noise() != Noise.NONE, "noiseShare", "noiseSeed");
    needs(c -> c.evaluation().split() == SplitPlan.Kind.LEAVE_ONE_OUT, "heldOut");
    needs(c -> c.evaluation().split() == SplitPlan.Kind.BY_TIME, "validationFrom", "testFrom");
    needs(ConfigRules::samples, "lossNegatives", "negativeSampler", "extraNegatives");
    needs(c -> samples(c) && c.loss().shared() != NegativesFor.BATCH, "lossNegativesAvoid");
    needs(c -> samples(c) && c.loss().samples() > 1, "negativesFor");
    needs(c -> samples(c) && drawsByPopularity(c.loss()), "popularityExponent");
    needs(c -> c.loss().loss() == Loss.BPR_MAX, "scorePenalty");
    needs(c -> c.loss().loss() == Loss.BINARY, "calibration");
    needs(c -> c.training().weightDecay() > 0, "decayKind");
    needs(c -> c.training().hasMomentum(), "momentum");
    needs(c -> c.training().choosesRows(), "adamTables");
  }

  private ConfigRules() {}

  private static void needs(Predicate<RunConfig> condition, String... settings) {
    for (String setting : settings) {
      MATTERS.merge(setting, condition, Predicate::and);
    }
  }

  private static boolean samples(RunConfig config) {
    return config.loss().loss() != Loss.FULL_SOFTMAX;
  }

  private static boolean drawsByPopularity(LossSettings loss) {
    return loss.negativeSampler() == Sampler.POPULARITY || loss.extraNegatives() > 0;
  }

  static boolean matters(RunConfig config, SettingDescriptor setting) {
    return MATTERS.getOrDefault(setting.name(), all -> true).test(config)
        && (CHOOSERS.contains(setting.name()) || hasEffect(config, setting));
  }

  /** Of kinds that are not here nothing is known: all settings may have one. */
  private static boolean hasEffect(RunConfig config, SettingDescriptor setting) {
    try {
      return hasEffect(config.groups(), setting);
    } catch (SettingProblem unknownKind) {
      return true;
    }
  }

  private static boolean hasEffect(SettingGroups groups, SettingDescriptor setting) {
    ModelKind model = ModelKinds.of(groups);
    RuleShape shape = model.shape(groups);
    AttentionKind attention = AttentionKinds.of(groups);
    String name = setting.name();
    return switch (setting.group()) {
      case "data", "evaluation" -> true;
      case "model" -> model.settings(groups).contains(name);
      case "loss", "training" ->
          model.needs().steps() && (!name.equals("insertions") || shape.blocks() > 0);
      case "attention" ->
          shape.blocks() > 0
              && (name.equals("attention") || attention.settings(groups).contains(name));
      case "denoiser" ->
          shape.blocks() > 0
              && (name.startsWith("jacobian") || attention.settings(groups).contains(name));
      default ->
          (setting.group().equals(OwnGroups.name(model.settingsOf()))
                  && !model.idleSettings(groups).contains(name))
              || (shape.blocks() > 0 && setting.group().equals(OwnGroups.name(attention.id())));
    };
  }

  private static void addTimeProblems(
      List<SettingProblem> problems, EvaluationSettings evaluation) {
    Optional<SplitMoment> validation =
        moment(problems, "validationFrom", evaluation.validationFrom());
    Optional<SplitMoment> test = moment(problems, "testFrom", evaluation.testFrom());
    if (validation.isPresent()
        && test.isPresent()
        && validation.get().comesAfterOrWith(test.get())) {
      problems.add(
          new SettingProblem(
              "testFrom",
              SettingTexts.format(
                  "problem.testFirst", evaluation.validationFrom(), evaluation.testFrom())));
    }
  }

  private static Optional<SplitMoment> moment(
      List<SettingProblem> problems, String setting, String value) {
    try {
      return Optional.of(SplitMoment.parse(value));
    } catch (IllegalArgumentException e) {
      problems.add(
          new SettingProblem(setting, SettingTexts.format("problem.moment", setting, value)));
      return Optional.empty();
    }
  }

  static List<SettingProblem> problems(RunConfig config) {
    List<SettingProblem> problems = new ArrayList<>();
    if (config.data().data() == null || config.data().data().isBlank()) {
      problems.add(new SettingProblem("data", SettingTexts.text("problem.noData")));
    }
    if (config.evaluation().split() == SplitPlan.Kind.BY_TIME) {
      addTimeProblems(problems, config.evaluation());
    }
    Ranking selection = config.evaluation().selectBy().measure().ranking();
    boolean byPopular = selection == Ranking.POPULAR;
    if (byPopular && !config.evaluation().popularNegatives()) {
      problems.add(new SettingProblem("selectBy", SettingTexts.text("problem.noPopular")));
    } else if (!config.evaluation().ranksAmong(selection)) {
      problems.add(new SettingProblem("selectBy", SettingTexts.text("problem.noNegatives")));
    }
    SettingGroups groups = config.groups();
    try {
      ModelKind model = ModelKinds.of(groups);
      problems.addAll(model.problems(groups));
      if (model.needs().attention()) {
        problems.addAll(AttentionKinds.of(groups).problems(groups, model.shape(groups)));
      }
    } catch (SettingProblem unknownKind) {
      problems.add(unknownKind);
    }
    return problems;
  }
}
