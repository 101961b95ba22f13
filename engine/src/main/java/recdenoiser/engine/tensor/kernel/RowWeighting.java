package recdenoiser.engine.tensor.kernel;

import recdenoiser.engine.tensor.Draws;

/**
 * How the scores of one sequence and head become weights: a pattern before the normalisation, the
 * normalisation itself, then a gate, a mask and dropout.
 *
 * <p>Mutable and used again, because there is one for each sequence and head of a batch.
 */
public final class RowWeighting {
  /** Sequences are shorter than this, so (query, key) is one index. */
  public static final int ROW = 4096;

  /** Numbers that a pattern must have behind its last connection. */
  public static final int PATTERN_MARGIN = 64;

  private RowMask mask;
  private RowGate gate;
  private double dropout;
  private long key;
  private double alpha;
  private boolean learnsAlpha;
  private double alphaGradient;
  private float[] pattern;
  private int patternStride;
  private int patternFirst;

  /** The plain softmax. */
  public RowWeighting clear(double dropout, long key) {
    this.mask = null;
    this.gate = null;
    this.dropout = dropout;
    this.key = key;
    this.alpha = 1;
    this.learnsAlpha = false;
    this.alphaGradient = 0;
    this.pattern = null;
    return this;
  }

  /** Multiplies the weights after the normalisation. */
  public void mask(RowMask newMask) {
    mask = newMask;
  }

  public RowMask mask() {
    return mask;
  }

  /** Multiplies the weights right after the softmax; not for tangents. */
  public void gate(RowGate newGate) {
    gate = newGate;
  }

  /** Null where there is none. */
  public RowGate gate() {
    return gate;
  }

  /**
   * α-entmax in place of the softmax; 1 is the softmax.
   *
   * @param newAlpha from 1 to 2
   * @param learns whether {@link #alphaGradient} is wanted, which costs a logarithm for each weight
   */
  public void alpha(double newAlpha, boolean learns) {
    if (!(newAlpha >= 1 && newAlpha <= 2)) {
      throw new IllegalArgumentException("α of entmax is " + newAlpha + ", not from 1 to 2.");
    }
    alpha = newAlpha;
    learnsAlpha = learns && newAlpha > 1;
  }

  public double alpha() {
    return alpha;
  }

  /** Whether {@link #addAlphaGradient} is to be called. */
  public boolean learnsAlpha() {
    return learnsAlpha;
  }

  public void addAlphaGradient(double addend) {
    alphaGradient += addend;
  }

  /** Derivative of the objective with respect to α, gathered in the backward pass. */
  public double alphaGradient() {
    return alphaGradient;
  }

  /**
   * Closes connections before the normalisation: key k of query q is open where {@code table[first
   * + q · stride + k]} is 1 and closed where it is 0. Every query must have an open key.
   *
   * @param table with {@link #PATTERN_MARGIN} numbers behind the last that is used
   */
  public void pattern(float[] table, int stride, int first) {
    pattern = table;
    patternStride = stride;
    patternFirst = first;
  }

  /** Null where all connections are open. */
  public float[] pattern() {
    return pattern;
  }

  /** Share of the weights that are dropped. */
  public double dropout() {
    return dropout;
  }

  /** Of the draws of dropout. */
  public long key() {
    return key;
  }

  /** Whether the pattern has a connection open. */
  public boolean open(int query, int key) {
    return pattern == null || pattern[patternAt(query) + key] != 0;
  }

  public int patternAt(int query) {
    return patternFirst + query * patternStride;
  }

  /** Whether weights are what the normalisation gives. */
  public boolean none() {
    return mask == null && gate == null && dropout == 0;
  }

  /** What dropout multiplies the weight of one connection by. */
  public double dropoutFactor(int query, int key) {
    if (dropout == 0) {
      return 1;
    }
    boolean kept = Draws.kept(this.key, query * ROW + key, Draws.dropThreshold(dropout));
    return kept ? 1 / (1 - dropout) : 0;
  }
}
