package recdenoiser.engine.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Everything a form, a command line or a check needs to know about one setting.
 *
 * @param name unique over the whole configuration
 * @param group the part of {@link RunConfig} that holds it
 * @param min least value, for numbers; negative infinity where there is none
 * @param max greatest value, for numbers; positive infinity where there is none
 * @param aboveMin whether {@code min} itself is refused
 * @param belowMax whether {@code max} itself is refused
 * @param basic whether a form shows it to everybody, and not only among the advanced settings
 * @param unit shown beside the field; empty for pure numbers
 * @param choices in the order they are offered; empty unless {@code kind} is CHOICE
 * @param label a few words on screen
 * @param help one line on what it does
 */
public record SettingDescriptor(
    String name,
    String group,
    SettingKind kind,
    double min,
    double max,
    boolean aboveMin,
    boolean belowMax,
    boolean basic,
    String unit,
    List<Choice> choices,
    String label,
    String help) {

  /**
   * @param value as it is written in a configuration
   * @param label as it is shown
   */
  public record Choice(String value, String label) {}

  /**
   * Whether some words are found in its name, its label, its help or the labels of its choices;
   * case does not count.
   *
   * @param words to be found, each of them, separated by spaces
   */
  public boolean mentions(String words) {
    StringBuilder text = new StringBuilder(name + ' ' + label + ' ' + help);
    choices.forEach(choice -> text.append(' ').append(choice.label()));
    String all = text.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
        .allMatch(all::contains);
  }

  /**
   * The values allowed, such as "between 1 and 2000 items" or "one of AR, ARM"; empty for free
   * text.
   */
  public String range() {
    return SettingRange.describe(this);
  }
}
