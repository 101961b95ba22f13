package recdenoiser.app.text;

import recdenoiser.engine.attention.AttentionSettings.Rule;
import recdenoiser.engine.experiment.RunConfig;
import recdenoiser.engine.experiment.SettingCatalogue;
import recdenoiser.engine.experiment.SettingDescriptor.Choice;

/** What the model of a configuration is called, such as "TiSASRec + α-entmax". */
public final class ModelName {
  private static final Texts TEXTS = Texts.bundle("runs");
  private static final String BACKBONE = "backbone";

  private ModelName() {}

  public static String of(RunConfig config) {
    Rule rule = config.attention().attention();
    String backbone = backbone(config);
    return rule == Rule.SOFTMAX || config.backbone().blocks() == 0
        ? backbone
        : TEXTS.get("model", backbone, TEXTS.get("rule." + rule));
  }

  private static String backbone(RunConfig config) {
    String value = config.backbone().backbone().name();
    return SettingCatalogue.get().setting(BACKBONE).choices().stream()
        .filter(choice -> choice.value().equals(value))
        .map(Choice::label)
        .findFirst()
        .orElse(value);
  }
}
