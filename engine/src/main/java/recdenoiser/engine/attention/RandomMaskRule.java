package recdenoiser.engine.attention;

import recdenoiser.engine.attention.AttentionSettings.RandomUnit;
import recdenoiser.engine.autodiff.ScoreRule;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Draws.Purpose;
import recdenoiser.engine.tensor.kernel.ConstantRowMask;
import recdenoiser.engine.tensor.kernel.RowMask;
import recdenoiser.engine.tensor.kernel.RowWeighting;
import recdenoiser.engine.tensor.simd.RandomRowMask;

/**
 * softmax(·) ⊙ Z with a random Z of its own for every sequence in training, and all open at
 * inference. What is closed together: a connection in all heads of a block, as Eq. 5 has one Z for
 * a block; a head (DropHead, Zhou et al. 2020); or a block's whole attention (LayerDrop, Fan, Grave
 * and Joulin 2020).
 *
 * <p>What stays open is multiplied by 1 / (1 - rate), so Z is 1 on average.
 */
final class RandomMaskRule implements AttentionRule {
  private final RandomUnit unit;
  private final double rate;
  private final RowMask closed = new ConstantRowMask(0);
  private final RowMask open;

  RandomMaskRule(AttentionSettings settings) {
    this.unit = settings.randomUnit();
    this.rate = settings.randomRate();
    this.open = new ConstantRowMask(1 / (1 - rate));
  }

  @Override
  public PassRule inference() {
    return PassRule.SOFTMAX;
  }

  @Override
  public RuleTraining training(TrainingContext context) {
    return rate == 0 ? RuleTraining.of(this::inference) : new Training(context.seed());
  }

  /** Draws of every step anew. */
  private final class Training implements RuleTraining {
    private final long seed;
    private volatile long key;

    Training(long seed) {
      this.seed = seed;
    }

    @Override
    public void begin(TokenBatch batch, long step) {
      key = Draws.key(seed, Purpose.RANDOM_MASK, step);
    }

    @Override
    public RulePasses passes() {
      return (pass, shard) -> block -> masks(Draws.derive(key, block));
    }
  }

  private ScoreRule masks(long key) {
    if (unit == RandomUnit.CONNECTION) {
      RandomRowMask mask = new RandomRowMask(rate);
      return (sequence, head, length, weighting) ->
          weighting.mask(mask.keyed(Draws.derive(key, sequence)));
    }
    return (sequence, head, length, weighting) -> whole(key, sequence, head, weighting);
  }

  private void whole(long key, int sequence, int head, RowWeighting weighting) {
    int part = unit == RandomUnit.HEAD ? head : 0;
    boolean closes = Draws.uniform(Draws.derive(key, sequence), part) < rate;
    weighting.mask(closes ? closed : open);
  }
}
