package recdenoiser.engine.settings;

import java.util.Objects;

/** Why a configuration cannot be run: one sentence for a person, and the setting it is about. */
public final class SettingProblem extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String setting;
  private final String onScreen;

  /**
   * @param setting name of the setting at fault, as it was given
   * @param sentence what is wrong, what was found and what is expected; settings and their choices
   *     may be marked as {@link SettingMarks} says
   */
  public SettingProblem(String setting, String sentence) {
    super(SettingMarks.inNames(Objects.requireNonNull(sentence)));
    this.setting = Objects.requireNonNull(setting);
    this.onScreen = SettingMarks.inLabels(sentence);
  }

  public String setting() {
    return setting;
  }

  /** The sentence with the words of a form, such as "Sequence length n" for {@code maxLength}. */
  public String onScreen() {
    return onScreen;
  }

  /** What is wrong as a form says it, whatever kind of exception it is. */
  public static String onScreen(Exception problem) {
    return problem instanceof SettingProblem setting ? setting.onScreen() : problem.getMessage();
  }
}
