package recdenoiser.engine.denoise;

import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.autodiff.ScoreRule;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.tensor.kernel.OpenKeys;
import recdenoiser.engine.tensor.kernel.RowMask;
import recdenoiser.engine.tensor.kernel.RowWeighting;

/**
 * Attention weights times a learned mask, Eq. 5: M = softmax(·) ⊙ Z, not renormalised. One instance
 * belongs to one thread.
 */
public final class LearnedMask implements PassRule {

  /** Which mask. */
  public enum Kind {
    /** Z = 1[u < σ(Φ)]. */
    DRAWN,
    /** Z = 1[u > σ(-Φ)], the antithetic one of ARM. */
    ANTITHETIC,
    /** See {@link MaskLogits#atInference}. */
    INFERENCE
  }

  private final MaskLogits logits;
  private final MaskPlanes planes;
  private final PlaneMask[] masks;
  private final BlockRule[] rules;
  private Kind kind;
  private Uniforms uniforms;
  private boolean shared;
  private double[][] derivatives;

  public LearnedMask(MaskLogits logits) {
    this.logits = logits;
    this.planes = logits.planes();
    this.masks = new PlaneMask[planes.count()];
    for (int plane = 0; plane < masks.length; plane++) {
      masks[plane] = new PlaneMask(plane);
    }
    this.rules = new BlockRule[planes.blocks()];
    for (int block = 0; block < rules.length; block++) {
      rules[block] = new BlockRule(block);
    }
  }

  public LearnedMask inference() {
    kind = Kind.INFERENCE;
    uniforms = null;
    derivatives = null;
    return this;
  }

  /**
   * @param shared whether all sequences of the batch have the same draws
   */
  public LearnedMask draw(Kind newKind, Uniforms newUniforms, boolean shared) {
    if (uniforms != newUniforms || kind != newKind) {
      for (PlaneMask mask : masks) {
        mask.known = false;
      }
    }
    kind = newKind;
    uniforms = newUniforms;
    this.shared = shared;
    derivatives = null;
    return this;
  }

  /**
   * In the backward pass adds the objective's derivatives with respect to Z, as if it could take
   * any value.
   *
   * @param sums [planes][n · n], over sequences and the heads that share a plane; null for none
   */
  public LearnedMask gather(double[][] sums) {
    derivatives = sums;
    return this;
  }

  @Override
  public ScoreRule block(int block) {
    return rules[block];
  }

  private double connection(double u, double open) {
    return switch (kind) {
      case DRAWN -> u < open ? 1 : 0;
      case ANTITHETIC -> u > 1 - open ? 1 : 0;
      case INFERENCE -> MaskLogits.atInference(open);
    };
  }

  private final class BlockRule implements ScoreRule {
    private final int block;

    BlockRule(int block) {
      this.block = block;
    }

    @Override
    public void weigh(int sequence, int head, int length, RowWeighting weighting) {
      weighting.mask(masks[planes.of(block, head)].of(sequence, length));
    }

    @Override
    public OpenKeys openKeys(int head) {
      return kind == Kind.INFERENCE ? logits.inferenceKeys(planes.of(block, head)) : null;
    }

    @Override
    public boolean wantsMaskGradient() {
      return derivatives != null;
    }

    @Override
    public void maskGradient(
        Tape tape, int sequence, int head, int length, int query, int keys, double[] gradient) {
      int start = planes.window() - length;
      int first = (start + query) * planes.window() + start;
      double[] sums = derivatives[planes.of(block, head)];
      for (int k = 0; k < keys; k++) {
        sums[first + k] += gradient[k];
      }
    }
  }

  private final class PlaneMask implements RowMask {
    private final int plane;
    private final double[] drawn;
    private double[] table;
    private boolean known;
    private int sequence;
    private int start;

    PlaneMask(int plane) {
      this.plane = plane;
      this.drawn = new double[planes.window()];
    }

    PlaneMask of(int newSequence, int length) {
      sequence = newSequence;
      start = planes.window() - length;
      if (shared && kind != Kind.INFERENCE && !known) {
        fillTable();
      }
      return this;
    }

    /** Draws that hold for the whole batch are compared with σ(Φ) once. */
    private void fillTable() {
      int n = planes.window();
      table = table == null ? new double[n * n] : table;
      double[] open = logits.open(plane);
      for (int query = 0; query < n; query++) {
        int keys = planes.keys(query, n);
        uniforms.read(plane, 0, query * n, keys, drawn);
        for (int key = 0; key < keys; key++) {
          table[query * n + key] = connection(drawn[key], open[query * n + key]);
        }
      }
      known = true;
    }

    private int first(int query) {
      return (start + query) * planes.window() + start;
    }

    /** The mask of {@code keys} connections of one query, from index 0 of the result on. */
    private double[] row(int query, int keys) {
      int first = first(query);
      double[] open = logits.open(plane);
      if (kind != Kind.INFERENCE) {
        uniforms.read(plane, sequence, first, keys, drawn);
      }
      for (int k = 0; k < keys; k++) {
        drawn[k] = connection(drawn[k], open[first + k]);
      }
      return drawn;
    }

    @Override
    public void apply(int query, int keys, float[] row, int at) {
      boolean whole = shared && kind != Kind.INFERENCE;
      double[] mask = whole ? table : row(query, keys);
      int from = whole ? first(query) : 0;
      for (int k = 0; k < keys; k++) {
        row[at + k] *= (float) mask[from + k];
      }
    }

    @Override
    public void apply(int query, int keys, double[] row, int at) {
      boolean whole = shared && kind != Kind.INFERENCE;
      double[] mask = whole ? table : row(query, keys);
      int from = whole ? first(query) : 0;
      for (int k = 0; k < keys; k++) {
        row[at + k] *= mask[from + k];
      }
    }
  }
}
