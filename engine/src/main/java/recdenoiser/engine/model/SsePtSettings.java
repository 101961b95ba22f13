package recdenoiser.engine.model;

import recdenoiser.engine.settings.Setting;

/**
 * What only SSE-PT looks at.
 *
 * @param userWidth width of the user's half of an input
 * @param replaceItem probability that an input item, and the target before it, become random ones
 * @param replaceUser probability that the user of a sequence becomes a random one
 */
public record SsePtSettings(
    @Setting(basic = true, min = 1, max = 1024, unit = "numbers") int userWidth,
    @Setting(min = 0, max = 1) double replaceItem,
    @Setting(min = 0, max = 1) double replaceUser) {

  public static final SsePtSettings DEFAULTS = new SsePtSettings(50, 0.1, 0.92);
}
