package recdenoiser.engine.denoise;

/**
 * Which masks there are: a plane for each block or, where heads have masks of their own, for each
 * head of each block, counted block after block.
 *
 * <p>A plane has n × n cells, counted row by row: query slot · n + key slot. Those that a sequence
 * can have a connection in are admissible.
 *
 * @param blocks L
 * @param heads planes of a block: 1 where its heads share one
 * @param window n
 * @param causal whether only keys up to the query are admissible
 */
public record MaskPlanes(int blocks, int heads, int window, boolean causal) {

  public int count() {
    return blocks * heads;
  }

  public int cells() {
    return window * window;
  }

  /** The plane that holds for a head of a block. */
  public int of(int block, int head) {
    return block * heads + (heads == 1 ? 0 : head);
  }

  public int block(int plane) {
    return plane / heads;
  }

  /**
   * How many keys, from the oldest on, a query has.
   *
   * @param query from the oldest slot that is filled
   * @param length slots that are filled
   */
  public int keys(int query, int length) {
    return causal ? query + 1 : length;
  }

  /** Admissible connections of one plane. */
  public int connections() {
    return causal ? window * (window + 1) / 2 : cells();
  }

  /** Numbers for every cell of every plane, all 0. */
  public double[][] zeros() {
    return new double[count()][cells()];
  }
}
