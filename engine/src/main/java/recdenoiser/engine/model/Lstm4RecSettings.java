package recdenoiser.engine.model;

import recdenoiser.engine.settings.Setting;

/**
 * What only LSTM4Rec looks at.
 *
 * @param lstmUnits of every recurrent layer
 * @param lstmLayers one on top of the other
 */
public record Lstm4RecSettings(
    @Setting(basic = true, min = 1, max = 2048, unit = "numbers") int lstmUnits,
    @Setting(basic = true, min = 1, max = 4, unit = "layers") int lstmLayers) {

  public static final Lstm4RecSettings DEFAULTS = new Lstm4RecSettings(100, 1);
}
