package recdenoiser.engine.config;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import recdenoiser.engine.settings.SettingMarks;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.settings.SettingTexts;
import recdenoiser.engine.text.Numbers;

/** Reads, prints and checks single values of settings. */
final class SettingValues {
  private static final Set<String> YES = Set.of("true", "yes", "on");
  private static final Set<String> NO = Set.of("false", "no", "off");

  private SettingValues() {}

  static SettingKind kind(Class<?> type) {
    if (type == int.class || type == long.class) {
      return SettingKind.INTEGER;
    }
    if (type == double.class) {
      return SettingKind.NUMBER;
    }
    if (type == boolean.class) {
      return SettingKind.FLAG;
    }
    if (type.isEnum()) {
      return SettingKind.CHOICE;
    }
    if (type == String.class) {
      return SettingKind.TEXT;
    }
    throw new IllegalStateException("A setting cannot be of type " + type.getName() + ".");
  }

  static String print(Object value) {
    if (value instanceof Double number) {
      return Numbers.decimal(number);
    }
    return value instanceof Enum<?> choice ? choice.name() : String.valueOf(value);
  }

  static Object parse(SettingDescriptor setting, Class<?> type, String text) {
    String value = text.strip();
    return switch (setting.kind()) {
      case TEXT -> value;
      case FLAG -> flag(setting, value);
      case CHOICE -> choice(setting, type, value);
      case NUMBER -> inRange(setting, number(setting, value).doubleValue(), value);
      case INTEGER -> whole(setting, type, value);
    };
  }

  /**
   * @throws SettingProblem if a value that did not come from {@link #parse} is missing or out of
   *     range
   */
  static void check(SettingDescriptor setting, Object value) {
    if (value == null) {
      throw new SettingProblem(
          setting.name(), SettingTexts.format("problem.missing", SettingMarks.of(setting.name())));
    }
    boolean isChoice = setting.kind() == SettingKind.CHOICE && value instanceof String;
    if (isChoice && setting.choices().stream().noneMatch(choice -> choice.value().equals(value))) {
      throw problem("problem.range", setting, (String) value);
    }
    if (value instanceof Number number) {
      inRange(setting, number.doubleValue(), print(value));
    }
  }

  private static boolean flag(SettingDescriptor setting, String value) {
    String word = value.toLowerCase(Locale.ROOT);
    if (!YES.contains(word) && !NO.contains(word)) {
      throw problem("problem.flag", setting, value);
    }
    return YES.contains(word);
  }

  private static Object choice(SettingDescriptor setting, Class<?> type, String value) {
    String wanted = value.replace('-', '_').toUpperCase(Locale.ROOT);
    for (SettingDescriptor.Choice choice : setting.choices()) {
      if (choice.value().equals(wanted)) {
        return type.isEnum() ? constant(type, wanted) : wanted;
      }
    }
    throw problem("problem.range", setting, value);
  }

  private static Object constant(Class<?> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Object whole(SettingDescriptor setting, Class<?> type, String value) {
    BigDecimal number = number(setting, value);
    if (number.stripTrailingZeros().scale() > 0) {
      throw problem("problem.whole", setting, value);
    }
    inRange(setting, number.doubleValue(), value);
    return type == int.class ? (Object) number.intValueExact() : (Object) number.longValueExact();
  }

  private static BigDecimal number(SettingDescriptor setting, String value) {
    try {
      return new BigDecimal(value);
    } catch (NumberFormatException e) {
      throw problem("problem.number", setting, value);
    }
  }

  private static double inRange(SettingDescriptor setting, double number, String found) {
    if (!SettingRange.contains(setting, number)) {
      throw problem("problem.range", setting, found);
    }
    return number;
  }

  private static SettingProblem problem(String key, SettingDescriptor setting, String found) {
    String shown = found.isEmpty() ? SettingTexts.text("problem.nothing") : found;
    return new SettingProblem(
        setting.name(),
        SettingTexts.format(
            key, SettingMarks.of(setting.name()), SettingRange.marked(setting), shown));
  }
}
