package recdenoiser.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recdenoiser.engine.denoise.MaskLogits;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.recommend.HeadMaps;
import recdenoiser.engine.recommend.MaskSnapshot;

/**
 * A snapshot as matrices to be drawn, of one head or of the mean over heads.
 *
 * @param maps per kind a map for each block; kinds that the run has not are left out
 * @param attentionHigh upper end of the scale that all attention maps share
 * @param closedShare share of connections over all blocks, and over all heads where their mean is
 *     shown, that learned masks close at inference; NaN without
 * @param patternClosedShare the same of a fixed pattern
 */
public record MaskMaps(
    Map<MapKind, List<HeatMatrix>> maps,
    double attentionHigh,
    double closedShare,
    double patternClosedShare) {
  /** The head that stands for the mean over all. */
  public static final int MEAN = -1;

  /** The oldest queries have few keys and so large weights; the scale leaves these few out. */
  private static final double SCALE_QUANTILE = 0.95;

  /**
   * @param head from 0, or {@link #MEAN}; where a kind has no maps of single heads, its mean is
   *     shown
   */
  public static MaskMaps of(MaskSnapshot snapshot, int head) {
    Map<MapKind, List<HeatMatrix>> maps = new EnumMap<>(MapKind.class);
    for (MapKind kind : MapKind.values()) {
      HeadMaps source = kind.of(snapshot);
      if (!source.isEmpty()) {
        maps.put(kind, matrices(source, head, snapshot.maxLength()));
      }
    }
    List<HeatMatrix> attention = maps.getOrDefault(MapKind.ATTENTION, List.of());
    double high =
        attention.stream().mapToDouble(map -> map.quantile(SCALE_QUANTILE)).max().orElse(1);
    return new MaskMaps(
        maps,
        HeatScale.round(high),
        share(closed(snapshot.open(), head)),
        share(patternClosed(maps.getOrDefault(MapKind.PATTERN, List.of()))));
  }

  /**
   * The means over heads of a snapshot that a run keeps.
   *
   * @throws IOException if there is no snapshot of that epoch, or it cannot be read
   */
  public static MaskMaps read(RunFolder folder, int epoch) throws IOException {
    return of(MaskFiles.read(folder, epoch), MEAN);
  }

  public Set<MapKind> kinds() {
    return maps.keySet();
  }

  /** Of blocks that any kind has. */
  public int blocks() {
    return maps.values().stream().mapToInt(List::size).max().orElse(0);
  }

  /** Share of exact zeros over all attention maps; NaN where there is none. */
  public double attentionZeros() {
    return maps.getOrDefault(MapKind.ATTENTION, List.of()).stream()
        .mapToDouble(HeatMatrix::zeroShare)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  private static List<HeatMatrix> matrices(HeadMaps source, int head, int size) {
    List<HeatMatrix> matrices = new ArrayList<>();
    for (int block = 0; block < source.blocks(); block++) {
      matrices.add(new HeatMatrix(size, source.map(block, head)));
    }
    return matrices;
  }

  /** How many connections are closed, and how many there are. */
  private static double[] closed(HeadMaps open, int head) {
    double[] counts = new double[2];
    boolean all = head == MEAN && open.headCount() > 0;
    for (int block = 0; block < open.blocks(); block++) {
      for (int h = 0; h < (all ? open.headCount() : 1); h++) {
        for (float probability : open.map(block, all ? h : head)) {
          if (!Float.isNaN(probability)) {
            counts[0] += MaskLogits.atInference(probability) == 0 ? 1 : 0;
            counts[1]++;
          }
        }
      }
    }
    return counts;
  }

  private static double[] patternClosed(List<HeatMatrix> patterns) {
    double[] counts = new double[2];
    for (HeatMatrix map : patterns) {
      for (float open : map.values()) {
        if (!Float.isNaN(open)) {
          counts[0] += 1 - open;
          counts[1]++;
        }
      }
    }
    return counts;
  }

  private static double share(double[] counts) {
    return counts[1] == 0 ? Double.NaN : counts[0] / counts[1];
  }
}
