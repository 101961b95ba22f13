package recdenoiser.engine.experiment;

import recdenoiser.engine.attention.AttentionSettings.Rule;

/** What a configuration trains, in words: "TiSASRec", "SASRec + α-entmax". */
public final class ModelName {
  private ModelName() {}

  public static String of(RunConfig config) {
    String backbone = label("backbone", config.backbone().backbone().name());
    Rule rule = config.attention().attention();
    boolean plain = rule == Rule.SOFTMAX || config.backbone().blocks() == 0;
    return plain ? backbone : backbone + " + " + label("attention", rule.name());
  }

  private static String label(String setting, String value) {
    return SettingCatalogue.get().setting(setting).choices().stream()
        .filter(choice -> choice.value().equals(value))
        .findFirst()
        .orElseThrow()
        .label();
  }
}
