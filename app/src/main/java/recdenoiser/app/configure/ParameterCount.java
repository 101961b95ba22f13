package recdenoiser.app.configure;

import recdenoiser.engine.denoise.DenoiserSettings.Attention;
import recdenoiser.engine.experiment.RunConfig;
import recdenoiser.engine.model.BackboneSettings;
import recdenoiser.engine.model.BackboneSettings.Layout;
import recdenoiser.engine.model.BackboneSettings.Positions;

/** How many numbers a configuration would learn, counted without building the model. */
final class ParameterCount {
  private ParameterCount() {}

  /**
   * Weights and mask logits. The item table has a row 0 that belongs to no item.
   *
   * @param items of the data set
   */
  static long of(RunConfig config, int items) {
    BackboneSettings model = config.backbone();
    long d = model.width();
    long tables = (model.sharedItems() ? 1 : 2) * (items + 1L) * d;
    long positions = model.positions() == Positions.NONE ? 0 : model.maxLength() * d;
    long norm = 2 * d;
    long dense = d * d + d;
    long denses = model.layout() == Layout.ORIGINAL ? 5 : 6;
    long block = 2 * norm + denses * dense;
    return tables + positions + model.blocks() * (block + maskLogits(config)) + norm;
  }

  private static long maskLogits(RunConfig config) {
    long n = config.backbone().maxLength();
    return config.denoiser().attention() == Attention.LEARNED_MASK ? n * n : 0;
  }
}
