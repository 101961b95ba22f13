package recdenoiser.engine.model;

import recdenoiser.engine.settings.Setting;

/**
 * What only TiSASRec looks at.
 *
 * @param timeSpan intervals longer than so many of the user's shortest are taken alike
 */
public record TiSasRecSettings(
    @Setting(basic = true, min = 1, max = 100000, unit = "intervals") int timeSpan) {

  /** As the authors set it. */
  public static final TiSasRecSettings DEFAULTS = new TiSasRecSettings(256);
}
