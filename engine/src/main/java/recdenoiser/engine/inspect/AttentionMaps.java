package recdenoiser.engine.inspect;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.recommend.HeadMaps;
import recdenoiser.engine.recommend.HistoryAttention;

/**
 * The attention of one run, of every block and head: over one sequence before and after the rule,
 * or averaged over users after it.
 *
 * @param size T, tokens of the sequence, or slots of the window for an average
 * @param parts what there is
 * @param noise which tokens are noise; null where that is not known, and for an average
 */
public record AttentionMaps(int size, Map<MapPart, HeadMaps> parts, BitSet noise) {
  /** The head that stands for the mean over all. */
  public static final int MEAN = -1;

  /** The oldest queries have few keys and so large weights; the scale leaves these few out. */
  private static final double SCALE_QUANTILE = 0.95;

  /** Most differences are about 0; the few that are not are what is looked for. */
  private static final double DIFFERENCE_QUANTILE = 0.99;

  static AttentionMaps of(HistoryAttention attention, BitSet noise) {
    Map<MapPart, HeadMaps> parts = new EnumMap<>(MapPart.class);
    parts.put(MapPart.BEFORE, heads(attention.before()));
    parts.put(MapPart.AFTER, heads(attention.after()));
    parts.put(MapPart.KEPT, heads(attention.decision()));
    return new AttentionMaps(attention.tokens(), parts, noise);
  }

  static AttentionMaps average(HeadMaps attention, int window) {
    return new AttentionMaps(window, Map.of(MapPart.AFTER, attention), null);
  }

  private static HeadMaps heads(float[][][] maps) {
    int heads = maps[0].length;
    float[][] flat = new float[maps.length * heads][];
    for (int b = 0; b < maps.length; b++) {
      System.arraycopy(maps[b], 0, flat, b * heads, heads);
    }
    return HeadMaps.ofHeads(flat, heads);
  }

  public int blocks() {
    return parts.get(MapPart.AFTER).blocks();
  }

  /** Heads that can be told apart in any of the maps; 0 where there are only means. */
  public int heads() {
    return parts.values().stream().mapToInt(HeadMaps::headCount).max().orElse(0);
  }

  public boolean has(MapPart part) {
    return parts.containsKey(part);
  }

  /**
   * One map to be drawn.
   *
   * @param block from 0
   * @param head from 0, or {@link #MEAN}
   */
  public HeatMatrix matrix(MapPart part, int block, int head) {
    return new HeatMatrix(size, parts.get(part).map(block, head));
  }

  public AttentionStatistics statistics(MapPart part, int block, int head) {
    return AttentionStatistics.of(parts.get(part).map(block, head), size, noise);
  }

  /** See {@link AttentionStatistics#moved}; NaN for an average. */
  public double moved(int block, int head) {
    return has(MapPart.BEFORE)
        ? AttentionStatistics.moved(
            parts.get(MapPart.BEFORE).map(block, head),
            parts.get(MapPart.AFTER).map(block, head),
            size)
        : Double.NaN;
  }

  /**
   * How much of the weights of the prediction's row each token keeps, 0 … 1: the mean of the rule's
   * decision over all blocks and heads. The oldest token at 0; empty for an average.
   */
  public double[] keptForPrediction() {
    if (!has(MapPart.KEPT)) {
      return new double[0];
    }
    double[] kept = new double[size];
    HeadMaps decisions = parts.get(MapPart.KEPT);
    for (int block = 0; block < blocks(); block++) {
      float[] mean = decisions.map(block, MEAN);
      for (int key = 0; key < size; key++) {
        kept[key] += mean[(size - 1) * size + key] / blocks();
      }
    }
    return kept;
  }

  /**
   * One scale for maps of attention that stand side by side: up to the value that 95 % of the
   * weights of every map do not exceed.
   */
  public static HeatScale scale(List<HeatMatrix> attention) {
    double high =
        attention.stream().mapToDouble(map -> map.quantile(SCALE_QUANTILE)).max().orElse(1);
    return HeatScale.clippedAt(HeatScale.round(high));
  }

  /**
   * One scale around zero for differences of maps that stand side by side: up to the size that 99 %
   * of the differences of every map do not exceed.
   */
  public static HeatScale scaleOfDifferences(List<HeatMatrix> differences) {
    double most =
        differences.stream()
            .mapToDouble(map -> map.quantileOfSizes(DIFFERENCE_QUANTILE))
            .max()
            .orElse(1);
    return HeatScale.around(HeatScale.round(most));
  }
}
