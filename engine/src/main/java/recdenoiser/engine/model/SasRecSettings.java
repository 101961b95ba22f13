package recdenoiser.engine.model;

import recdenoiser.engine.settings.Setting;

/**
 * What only SASRec looks at.
 *
 * @param userVectors whether every user has a vector that is added to the last state, r = (U_u +
 *     F_t)·M_i (SASRec, section III-E): its authors tried it and found no gain
 * @param finalNorm whether states go through a norm behind the last block, as in the authors' code;
 *     without it, without blocks and without positions SASRec is {@link Fmc}
 */
public record SasRecSettings(@Setting boolean userVectors, @Setting boolean finalNorm) {

  public static final SasRecSettings DEFAULTS = new SasRecSettings(false, true);
}
