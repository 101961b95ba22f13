package recdenoiser.plugin;

import java.util.Map;
import recdenoiser.engine.settings.TextSource;

/** The words of the settings that this jar brings. */
public final class PluginTexts implements TextSource {
  @Override
  public Map<String, String> texts() {
    return Map.of(
        "group.pluginDistance", "Places",
        "setting.placeStep", "Step",
        "setting.placeStep.help", "How far the next item is expected behind the last one.",
        "group.pluginGate", "Gate",
        "setting.gatePrice", "Price λ",
        "setting.gatePrice.help", "What every open gate costs.");
  }
}
