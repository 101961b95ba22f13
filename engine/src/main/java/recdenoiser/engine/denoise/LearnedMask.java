package recdenoiser.engine.denoise;

import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.autodiff.ScoreRule;
import recdenoiser.engine.tensor.RowMask;
import recdenoiser.engine.tensor.RowWeighting;

/**
 * Attention weights times a learned mask, Eq. 5: M = softmax(·) ⊙ Z, not renormalised. One instance
 * belongs to one thread.
 */
public final class LearnedMask implements AttentionRule {

  /** Which mask. */
  public enum Kind {
    /** Z = 1[u < σ(Φ)]. */
    DRAWN,
    /** Z = 1[u > σ(-Φ)], the antithetic one of ARM. */
    ANTITHETIC,
    /** σ(Φ) where it exceeds one half, else exactly 0. */
    INFERENCE
  }

  private final MaskLogits logits;
  private final BlockMasks[] blocks;
  private Kind kind;
  private Uniforms uniforms;
  private boolean shared;

  public LearnedMask(MaskLogits logits) {
    this.logits = logits;
    this.blocks = new BlockMasks[logits.blocks()];
    for (int b = 0; b < blocks.length; b++) {
      blocks[b] = new BlockMasks(b);
    }
  }

  public LearnedMask inference() {
    kind = Kind.INFERENCE;
    uniforms = null;
    return this;
  }

  /**
   * @param shared whether all sequences of the batch have the same draws
   */
  public LearnedMask draw(Kind newKind, Uniforms newUniforms, boolean shared) {
    if (uniforms != newUniforms || kind != newKind) {
      for (BlockMasks block : blocks) {
        block.known = false;
      }
    }
    kind = newKind;
    uniforms = newUniforms;
    this.shared = shared;
    return this;
  }

  @Override
  public ScoreRule block(int block) {
    return blocks[block];
  }

  private double connection(double u, double open) {
    return switch (kind) {
      case DRAWN -> u < open ? 1 : 0;
      case ANTITHETIC -> u > 1 - open ? 1 : 0;
      case INFERENCE -> open > 0.5 ? open : 0;
    };
  }

  private final class BlockMasks implements ScoreRule, RowMask {
    private final int block;
    private final double[] drawn;
    private double[] table;
    private boolean known;
    private int sequence;
    private int start;

    BlockMasks(int block) {
      this.block = block;
      this.drawn = new double[logits.window()];
    }

    @Override
    public void weigh(int newSequence, int head, int length, RowWeighting weighting) {
      sequence = newSequence;
      start = logits.window() - length;
      if (shared && kind != Kind.INFERENCE && !known) {
        fillTable();
      }
      weighting.mask(this);
    }

    /** Draws that hold for the whole batch are compared with σ(Φ) once. */
    private void fillTable() {
      int n = logits.window();
      table = table == null ? new double[n * n] : table;
      double[] open = logits.open(block);
      for (int query = 0; query < n; query++) {
        uniforms.read(block, 0, query * n, query + 1, drawn);
        for (int key = 0; key <= query; key++) {
          table[query * n + key] = connection(drawn[key], open[query * n + key]);
        }
      }
      known = true;
    }

    private int first(int query) {
      return (start + query) * logits.window() + start;
    }

    /** The mask of {@code keys} connections of one query, from index 0 of the result on. */
    private double[] row(int query, int keys) {
      int first = first(query);
      double[] open = logits.open(block);
      if (kind != Kind.INFERENCE) {
        uniforms.read(block, sequence, first, keys, drawn);
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
