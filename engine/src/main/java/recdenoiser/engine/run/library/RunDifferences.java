package recdenoiser.engine.run.library;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingDescriptor;
import recdenoiser.engine.config.SettingDescriptor.Choice;
import recdenoiser.engine.config.SettingKind;
import recdenoiser.engine.text.Words;

/**
 * In what runs differ: of those on the same data with the same model, whatever its attention rule,
 * only the settings that are not the same for all of them, such as "n 200 · β 1e-4 · seed 2".
 */
public final class RunDifferences {
  private static final String BETWEEN = " · ";
  private static final String ATTENTION = "attention";
  private static final String MODEL = "model";

  /** The rule is part of the model's name, see {@link recdenoiser.engine.config.ModelName}. */
  private static final Set<String> NAMED = Set.of(RunSettings.DATA, MODEL, ATTENTION);

  private RunDifferences() {}

  /** By folder; empty for a run that stands alone or has no record. */
  public static Map<Path, String> of(List<LibraryEntry> entries) {
    return of(entries, Set.of());
  }

  static Map<Path, String> of(List<LibraryEntry> entries, Set<String> leftOut) {
    Map<Path, String> texts = new HashMap<>();
    entries.stream()
        .filter(LibraryEntry::readable)
        .collect(
            Collectors.groupingBy(RunDifferences::alike, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(group -> describe(group, leftOut, texts));
    return texts;
  }

  private static List<String> alike(LibraryEntry entry) {
    return List.of(entry.data(), entry.settings().value(MODEL));
  }

  private static void describe(
      List<LibraryEntry> group, Set<String> leftOut, Map<Path, String> texts) {
    List<SettingDescriptor> varying = varying(group, leftOut);
    for (LibraryEntry entry : group) {
      List<String> parts = new ArrayList<>();
      for (SettingDescriptor setting : varying) {
        if (entry.settings().matters(setting.name())) {
          parts.add(part(setting, entry.settings().value(setting.name())));
        }
      }
      texts.put(entry.path(), String.join(BETWEEN, parts));
    }
  }

  /** In the order of a form, the seed last. */
  private static List<SettingDescriptor> varying(List<LibraryEntry> group, Set<String> leftOut) {
    return SettingCatalogue.get().settings().stream()
        .filter(setting -> !NAMED.contains(setting.name()) && !leftOut.contains(setting.name()))
        .filter(setting -> varies(group, setting.name()))
        .sorted(Comparator.comparing(setting -> setting.name().equals(RunSettings.SEED)))
        .toList();
  }

  private static boolean varies(List<LibraryEntry> group, String setting) {
    String first = null;
    for (LibraryEntry entry : group) {
      String value = entry.settings().value(setting);
      if (first != null && !first.equals(value)) {
        return true;
      }
      first = value;
    }
    return false;
  }

  private static ResourceBundle texts() {
    return Words.bundle("library");
  }

  private static String part(SettingDescriptor setting, String value) {
    return label(setting) + " " + value(setting, value);
  }

  /** A letter or a word: "β", "heads". */
  public static String label(SettingDescriptor setting) {
    String key = "short." + setting.name();
    if (texts().containsKey(key)) {
      return texts().getString(key);
    }
    boolean english = Words.language().equals(Locale.ROOT);
    return english ? setting.label().toLowerCase(Locale.ROOT) : setting.label();
  }

  /** As short as it is still understood. */
  static String value(SettingDescriptor setting, String value) {
    if (setting.kind() == SettingKind.FLAG) {
      return texts().getString("flag." + value);
    }
    if (setting.kind() == SettingKind.NUMBER && value.startsWith("0.00")) {
      BigDecimal small = new BigDecimal(value).stripTrailingZeros();
      int exponent = small.precision() - small.scale() - 1;
      return small.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
    return setting.choices().stream()
        .filter(choice -> choice.value().equals(value))
        .map(Choice::label)
        .findFirst()
        .orElse(value);
  }
}
