package recdenoiser.engine.gate;

import java.util.List;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.attention.RuleTraining;
import recdenoiser.engine.attention.TrainingContext;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;

/**
 * A′ = A ⊙ g / (Σ_v A ⊙ g + 10⁻⁶) with g_uv = σ(κ ℓ_uv), one gate for all blocks and heads, and
 *
 * <p>ℓ_uv = b + r_{u-v} + c_{s_v} + (2 / √d_g) ⟨K e_v, Σ_{w ≤ u, w ≠ v} Q e_w⟩ / max(1, m_u - 1),
 *
 * <p>where e_v is the item's vector before position and dropout and m_u how many items u sees: a
 * key is let through if it goes with the others. All weights open is not plain softmax to the last
 * bit, for they are renormalised.
 */
final class ContentGateRule implements AttentionRule {
  private final GateSettings settings;
  private final RuleShape shape;
  private final GateWeights weights;

  ContentGateRule(GateSettings settings, RuleShape shape, GateWeights weights) {
    this.settings = settings;
    this.shape = shape;
    this.weights = weights;
  }

  @Override
  public PassRule inference() {
    return new ContentGate(settings, shape, weights, null);
  }

  @Override
  public RuleTraining training(TrainingContext context) {
    weights.draw(context.seed());
    return new ContentGateTraining(settings, shape, weights, context);
  }

  @Override
  public boolean tellsNoise() {
    return true;
  }

  @Override
  public long parameterCount() {
    return weights.parameters().size();
  }

  @Override
  public List<NamedArray> weights() {
    return weights.arrays();
  }

  @Override
  public void restore(NamedArrays arrays) {
    weights.restore(arrays);
  }
}
