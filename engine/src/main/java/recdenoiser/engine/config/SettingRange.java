package recdenoiser.engine.config;

import java.util.stream.Collectors;
import recdenoiser.engine.settings.SettingMarks;
import recdenoiser.engine.settings.SettingTexts;
import recdenoiser.engine.text.Numbers;

/** The values that a setting may take, in words. */
final class SettingRange {
  private SettingRange() {}

  static String describe(SettingDescriptor setting) {
    return switch (setting.kind()) {
      case NUMBER, INTEGER -> withUnit(bounds(setting), setting.unit());
      case CHOICE -> SettingTexts.format("range.choice", choices(setting));
      case FLAG -> SettingTexts.text("range.flag");
      case TEXT -> "";
    };
  }

  /** The same with choices marked, so that a form can show their labels. */
  static String marked(SettingDescriptor setting) {
    return setting.kind() == SettingKind.CHOICE
        ? SettingTexts.format(
            "range.choice",
            setting.choices().stream()
                .map(choice -> SettingMarks.of(setting.name(), choice.value()))
                .collect(Collectors.joining(", ")))
        : describe(setting);
  }

  static boolean contains(SettingDescriptor setting, double value) {
    boolean aboveLeast = setting.aboveMin() ? value > setting.min() : value >= setting.min();
    boolean belowGreatest = setting.belowMax() ? value < setting.max() : value <= setting.max();
    return aboveLeast && belowGreatest;
  }

  private static String bounds(SettingDescriptor setting) {
    boolean below = setting.min() > Double.NEGATIVE_INFINITY;
    boolean above = setting.max() < Double.POSITIVE_INFINITY;
    String min = Numbers.decimal(setting.min());
    String max = Numbers.decimal(setting.max());
    if (below && above && !setting.aboveMin() && !setting.belowMax()) {
      return SettingTexts.format("range.between", min, max);
    }
    String least = SettingTexts.format(setting.aboveMin() ? "range.above" : "range.atLeast", min);
    String greatest = SettingTexts.format(setting.belowMax() ? "range.below" : "range.atMost", max);
    if (below && above) {
      return SettingTexts.format("range.and", least, greatest);
    }
    if (below) {
      return least;
    }
    return above ? greatest : SettingTexts.text("range.any");
  }

  private static String choices(SettingDescriptor setting) {
    return setting.choices().stream()
        .map(SettingDescriptor.Choice::value)
        .collect(Collectors.joining(", "));
  }

  private static String withUnit(String bounds, String unit) {
    return unit.isEmpty() ? bounds : bounds + " " + unit;
  }
}
