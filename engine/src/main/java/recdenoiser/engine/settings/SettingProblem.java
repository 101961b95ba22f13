package recdenoiser.engine.settings;

import java.util.Objects;

/** Why a configuration cannot be run: one sentence for a person, and the setting it is about. */
public final class SettingProblem extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String setting;

  /**
   * @param setting name of the setting at fault, as it was given
   * @param sentence what is wrong, what was found and what is expected
   */
  public SettingProblem(String setting, String sentence) {
    super(Objects.requireNonNull(sentence));
    this.setting = Objects.requireNonNull(setting);
  }

  public String setting() {
    return setting;
  }
}
