package recdenoiser.engine.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import recdenoiser.engine.denoise.DenoiserSettings.Attention;
import recdenoiser.engine.model.BackboneSettings;

/** Rules between several settings. */
final class ConfigRules {
  private static final Set<String> NEED_MASKS =
      Set.of(
          "estimator",
          "maskDraw",
          "credit",
          "maskPenalty",
          "maskPenaltyScale",
          "maskLearningRate",
          "maskStart");
  private static final Set<String> NEED_BLOCKS =
      Set.of("heads", "residuals", "layout", "jacobianPenalty");

  private ConfigRules() {}

  static List<SettingProblem> problems(RunConfig config) {
    List<SettingProblem> problems = new ArrayList<>();
    BackboneSettings backbone = config.backbone();
    if (config.data().data() == null || config.data().data().isBlank()) {
      problems.add(new SettingProblem("data", SettingTexts.text("problem.noData")));
    }
    if (backbone.heads() > 0 && backbone.width() % backbone.heads() != 0) {
      problems.add(
          new SettingProblem(
              "heads",
              SettingTexts.format(
                  "problem.heads",
                  Integer.toString(backbone.heads()),
                  Integer.toString(backbone.width()))));
    }
    if (learnsMasks(config) && backbone.blocks() == 0) {
      problems.add(new SettingProblem("blocks", SettingTexts.text("problem.masksNeedBlocks")));
    }
    return problems;
  }

  static boolean matters(RunConfig config, String name) {
    if (NEED_MASKS.contains(name)) {
      return learnsMasks(config);
    }
    if (NEED_BLOCKS.contains(name)) {
      return config.backbone().blocks() > 0;
    }
    if (name.equals("jacobianReduction")) {
      return config.denoiser().jacobianPenalty() > 0;
    }
    if (name.equals("coreRule")) {
      return config.data().minUserActions() > 0 || config.data().minItemActions() > 0;
    }
    return true;
  }

  private static boolean learnsMasks(RunConfig config) {
    return config.denoiser().attention() == Attention.LEARNED_MASK;
  }
}
