package recdenoiser.engine.data.preparing;

import recdenoiser.engine.settings.Setting;

/**
 * Which actions a run sees.
 *
 * @param data path of the file, or {@code sample:NAME} for a data set that the project ships
 * @param minUserActions users with fewer actions are left out; 0 keeps all
 * @param minItemActions items with fewer actions are left out; 0 keeps all
 * @param coreRule whether the two filters are applied once, as published, or until nothing changes
 * @param maxUsers only so many users, drawn by the seed, for a trial; 0 for all
 * @param noise what is done to training actions, see {@link TrainingNoise}
 * @param noiseShare of the training actions
 * @param noiseSeed of the noise alone; 0 for the seed of the run
 * @param transposed whether users and items change places after the filters, see {@link
 *     Transposition}
 * @param knowsTruth whether known noise is left out of what is trained on and of histories, see
 *     {@link recdenoiser.engine.data.WithoutNoise}
 */
public record DataSettings(
    @Setting(basic = true) String data,
    @Setting(min = 0, max = 1000, unit = "actions") int minUserActions,
    @Setting(min = 0, max = 1000, unit = "actions") int minItemActions,
    @Setting CoreRule coreRule,
    @Setting(min = 0, max = 1e9, unit = "users") int maxUsers,
    @Setting(basic = true) Noise noise,
    @Setting(basic = true, min = 0, max = 0.5) double noiseShare,
    @Setting(min = 0, max = 9e15) long noiseSeed,
    @Setting boolean transposed,
    @Setting boolean knowsTruth) {

  /** Of users who choose items, as data are. */
  public DataSettings(
      String data,
      int minUserActions,
      int minItemActions,
      CoreRule coreRule,
      int maxUsers,
      Noise noise,
      double noiseShare,
      long noiseSeed) {
    this(
        data,
        minUserActions,
        minItemActions,
        coreRule,
        maxUsers,
        noise,
        noiseShare,
        noiseSeed,
        false,
        false);
  }

  /** The data as they are, without noise. */
  public DataSettings(
      String data, int minUserActions, int minItemActions, CoreRule coreRule, int maxUsers) {
    this(data, minUserActions, minItemActions, coreRule, maxUsers, Noise.NONE, 0, 0);
  }

  public enum CoreRule {
    ONCE,
    ITERATED
  }

  public enum Noise {
    NONE,
    /** Another item stands there. */
    REPLACED,
    /** Actions on random items come in between. */
    INSERTED,
    /** Neighbours change places. */
    SWAPPED
  }
}
