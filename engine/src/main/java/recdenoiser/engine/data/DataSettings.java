package recdenoiser.engine.data;

import recdenoiser.engine.settings.Setting;

/**
 * Which actions a run sees.
 *
 * @param data path of the file, or {@code sample:NAME} for a data set that the project ships
 * @param minUserActions users with fewer actions are left out; 0 keeps all
 * @param minItemActions items with fewer actions are left out; 0 keeps all
 * @param coreRule whether the two filters are applied once, as published, or until nothing changes
 * @param maxUsers only so many users, drawn by the seed, for a trial; 0 for all
 */
public record DataSettings(
    @Setting String data,
    @Setting(min = 0, max = 1000, unit = "actions") int minUserActions,
    @Setting(min = 0, max = 1000, unit = "actions") int minItemActions,
    @Setting CoreRule coreRule,
    @Setting(min = 0, max = 1e9, unit = "users") int maxUsers) {

  public enum CoreRule {
    ONCE,
    ITERATED
  }
}
