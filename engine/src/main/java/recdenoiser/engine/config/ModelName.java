package recdenoiser.engine.config;

import java.util.Locale;
import recdenoiser.engine.attention.AttentionKind;
import recdenoiser.engine.attention.AttentionKinds;
import recdenoiser.engine.attention.Rule;
import recdenoiser.engine.model.ModelKind;
import recdenoiser.engine.model.ModelKinds;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingProblem;

/** What a configuration trains. */
public final class ModelName {
  private ModelName() {}

  /** In words: "TiSASRec", "SASRec + α-entmax". A kind that is not here has its identifier. */
  public static String of(RunConfig config) {
    SettingGroups groups = config.groups();
    try {
      ModelKind model = ModelKinds.of(groups);
      boolean plain =
          model.shape(groups).blocks() == 0 || config.attention().attention().equals(Rule.SOFTMAX);
      return plain ? model.title() : model.title() + " + " + AttentionKinds.of(groups).title();
    } catch (SettingProblem unknownKind) {
      return config.model().model() + " + " + config.attention().attention();
    }
  }

  /** In the name of a folder: "sse-pt-denoiser". */
  public static String plain(RunConfig config) {
    SettingGroups groups = config.groups();
    String model = config.model().model().toLowerCase(Locale.ROOT).replace('_', '-');
    AttentionKind attention = AttentionKinds.of(groups);
    boolean named =
        ModelKinds.of(groups).shape(groups).blocks() > 0 && !attention.shortName().isEmpty();
    return named ? model + "-" + attention.shortName() : model;
  }
}
