package recdenoiser.engine.model;

import recdenoiser.engine.settings.Setting;

/**
 * What only Caser looks at.
 *
 * @param targets T, how many of the next items a window predicts, at most as many as it looks at
 * @param verticalFilters weighted sums of the items of a window
 * @param horizontalFilters patterns of 1, 2, … successive items, so many of each length
 */
public record CaserSettings(
    @Setting(basic = true, min = 1, max = 100, unit = "items") int targets,
    @Setting(basic = true, min = 0, max = 256, unit = "filters") int verticalFilters,
    @Setting(basic = true, min = 0, max = 256, unit = "filters") int horizontalFilters) {

  /** The defaults of the authors' code. */
  public static final CaserSettings DEFAULTS = new CaserSettings(3, 4, 16);
}
