package recdenoiser.app.configure;

import recdenoiser.engine.attention.AttentionSettings.Rule;
import recdenoiser.engine.data.DataStatistics;
import recdenoiser.engine.denoise.DenoiserSettings.MaskHeads;
import recdenoiser.engine.experiment.RunConfig;
import recdenoiser.engine.model.BackboneSettings;
import recdenoiser.engine.model.BackboneSettings.Backbone;
import recdenoiser.engine.model.BackboneSettings.Layout;
import recdenoiser.engine.model.BackboneSettings.Positions;

/**
 * How many numbers a configuration would learn, counted without building the model: weights, mask
 * logits and α, only those that take part: no item 0, no connection that cannot be.
 */
final class ParameterCount {
  private final RunConfig config;
  private final BackboneSettings model;
  private final long items;
  private final long users;

  private ParameterCount(RunConfig config, DataStatistics data) {
    this.config = config;
    this.model = config.backbone();
    this.items = data.items();
    this.users = data.users();
  }

  static long of(RunConfig config, DataStatistics data) {
    return new ParameterCount(config, data).count();
  }

  private long count() {
    return tables()
        + positions()
        + model.blocks() * (block() + maskLogits() + alphas())
        + norm()
        + ofTheBackbone();
  }

  private long tables() {
    return (model.sharedItems() ? 1 : 2) * items * model.width();
  }

  private long positions() {
    if (model.positions() == Positions.NONE) {
      return 0;
    }
    long slots = (long) model.maxLength() * model.blockWidth();
    boolean ofKeysAndValues = model.backbone() == Backbone.TISASREC;
    return ofKeysAndValues ? 2 * slots * Math.min(1, model.blocks()) : slots;
  }

  private long block() {
    long d = model.blockWidth();
    long inner = d * model.innerFactor();
    boolean output = model.layout() != Layout.ORIGINAL || model.backbone() == Backbone.BERT4REC;
    long feedForward = d * inner + inner + inner * d + d;
    return 2 * norm() + (output ? 4 : 3) * dense(d) + feedForward;
  }

  private long norm() {
    return 2L * model.blockWidth();
  }

  private static long dense(long width) {
    return width * width + width;
  }

  /** What only one of them has. */
  private long ofTheBackbone() {
    return switch (model.backbone()) {
      case SASREC -> 0;
      case TISASREC -> Math.min(1, model.blocks()) * 2L * (model.timeSpan() + 1) * model.width();
      case SSE_PT -> users * model.userWidth();
      case BERT4REC -> maskedRow() + norm() + dense(model.width()) + items;
    };
  }

  /** Of what stands in the place of a masked item. */
  private long maskedRow() {
    return model.width();
  }

  private long maskLogits() {
    if (config.attention().attention() != Rule.LEARNED_MASK) {
      return 0;
    }
    long n = model.maxLength();
    long connections = model.backbone().causal() ? n * (n + 1) / 2 : n * n;
    boolean perHead = config.denoiser().maskHeads() == MaskHeads.PER_HEAD;
    return connections * (perHead ? model.heads() : 1);
  }

  private long alphas() {
    boolean learned =
        config.attention().attention() == Rule.ENTMAX && config.attention().learnAlpha();
    return learned ? model.heads() : 0;
  }
}
