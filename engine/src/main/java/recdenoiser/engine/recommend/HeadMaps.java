package recdenoiser.engine.recommend;

import java.util.Arrays;

/**
 * One kind of map of every block: its mean over the heads and, where they differ and are not too
 * large, the maps of the single heads.
 *
 * @param means [blocks][n · n], NaN where no head has a value; length 0 where there is no such map
 * @param heads [blocks][heads][n · n]; length 0 where only the means are kept, or all heads are
 *     alike
 */
public record HeadMaps(float[][] means, float[][][] heads) {

  /** The single heads are kept up to so many numbers: 16 heads of 2 blocks at n = 180. */
  public static final long MOST_NUMBERS = 1L << 20;

  /** No map at all. */
  public static final HeadMaps NONE = new HeadMaps(new float[0][], new float[0][][]);

  /** Whether the maps of single heads are few enough to be kept. */
  public static boolean keepsHeads(int blocks, int heads, int window) {
    return heads > 1 && (long) blocks * heads * window * window <= MOST_NUMBERS;
  }

  /**
   * @param maps [blocks][n · n], the same for all heads
   */
  public static HeadMaps shared(float[][] maps) {
    return new HeadMaps(maps, new float[0][][]);
  }

  /**
   * @param maps [blocks · heads][n · n], block after block
   * @param heads of a block
   */
  public static HeadMaps ofHeads(float[][] maps, int heads) {
    int blocks = maps.length / heads;
    float[][] means = new float[blocks][];
    float[][][] byHead = new float[blocks][][];
    boolean alike = true;
    for (int b = 0; b < blocks; b++) {
      byHead[b] = Arrays.copyOfRange(maps, b * heads, (b + 1) * heads);
      boolean same = alike(byHead[b]);
      means[b] = same ? byHead[b][0] : mean(byHead[b]);
      alike &= same;
    }
    boolean kept = !alike && maps[0].length * (long) maps.length <= MOST_NUMBERS;
    return kept ? new HeadMaps(means, byHead) : shared(means);
  }

  /**
   * @param maps [blocks · maps of a block][n · n], block after block; length 0 for none
   */
  public static HeadMaps ofBlocks(float[][] maps, int blocks) {
    return maps.length == 0 ? NONE : ofHeads(maps, maps.length / blocks);
  }

  public boolean isEmpty() {
    return means.length == 0;
  }

  public int blocks() {
    return means.length;
  }

  /** Heads of a block that have maps of their own; 0 where there are only the means. */
  public int headCount() {
    return heads.length == 0 ? 0 : heads[0].length;
  }

  /**
   * The map of one head, or the mean where it has none of its own.
   *
   * @param head from 0; -1 for the mean
   */
  public float[] map(int block, int head) {
    return head < 0 || head >= headCount() ? means[block] : heads[block][head];
  }

  /** How many numbers are held. */
  public long numbers() {
    long cells = isEmpty() ? 0 : means[0].length;
    return cells * blocks() * (1 + headCount());
  }

  private static boolean alike(float[][] maps) {
    return Arrays.stream(maps).allMatch(map -> map == maps[0] || Arrays.equals(map, maps[0]));
  }

  private static float[] mean(float[][] maps) {
    float[] mean = new float[maps[0].length];
    for (int c = 0; c < mean.length; c++) {
      double sum = 0;
      for (float[] map : maps) {
        sum += map[c];
      }
      mean[c] = (float) (sum / maps.length);
    }
    return mean;
  }
}
