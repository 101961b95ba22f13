package recdenoiser.app.configure;

import recdenoiser.engine.attention.AttentionSettings.Rule;
import recdenoiser.engine.experiment.RunConfig;
import recdenoiser.engine.model.BackboneSettings;
import recdenoiser.engine.model.BackboneSettings.Layout;
import recdenoiser.engine.model.BackboneSettings.Positions;

/** How many numbers a configuration would learn, counted without building the model. */
final class ParameterCount {
  private ParameterCount() {}

  /**
   * Weights and mask logits, only those that take part: no item 0, no connection from the future.
   *
   * @param items of the data set
   */
  static long of(RunConfig config, int items) {
    BackboneSettings model = config.backbone();
    long d = model.width();
    long tables = (model.sharedItems() ? 1 : 2) * (long) items * d;
    long positions = model.positions() == Positions.NONE ? 0 : (long) model.maxLength() * d;
    long norm = 2 * d;
    long dense = d * d + d;
    long denses = model.layout() == Layout.ORIGINAL ? 5 : 6;
    long block = 2 * norm + denses * dense;
    return tables + positions + model.blocks() * (block + maskLogits(config)) + norm;
  }

  private static long maskLogits(RunConfig config) {
    long n = config.backbone().maxLength();
    return config.attention().attention() == Rule.LEARNED_MASK ? n * (n + 1) / 2 : 0;
  }
}
