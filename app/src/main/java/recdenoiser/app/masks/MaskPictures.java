package recdenoiser.app.masks;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.app.chart.HeatMatrix;
import recdenoiser.app.chart.HeatScale;
import recdenoiser.engine.train.MaskSnapshot;

/**
 * A snapshot as matrices to be drawn.
 *
 * @param open per block σ(Φ); empty without learned masks
 * @param attention per block, after the mask
 * @param attentionHigh upper end of the scale that all attention maps share
 */
record MaskPictures(List<HeatMatrix> open, List<HeatMatrix> attention, double attentionHigh) {
  /** The oldest queries have few keys and so large weights; the scale leaves these few out. */
  private static final double SCALE_QUANTILE = 0.95;

  static MaskPictures of(MaskSnapshot snapshot) {
    List<HeatMatrix> attention = matrices(snapshot.attention().means(), snapshot.maxLength());
    double high =
        attention.stream().mapToDouble(map -> map.quantile(SCALE_QUANTILE)).max().orElse(1);
    return new MaskPictures(
        matrices(snapshot.open().means(), snapshot.maxLength()), attention, HeatScale.round(high));
  }

  int blocks() {
    return Math.max(open.size(), attention.size());
  }

  /** Share of exact zeros over all attention maps; NaN where there is none. */
  double attentionZeros() {
    return attention.stream()
        .mapToDouble(HeatMatrix::zeroShare)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  /** Share of connections over all blocks that inference closes; NaN without learned masks. */
  double closedShare() {
    long closed = 0;
    long existing = 0;
    for (HeatMatrix map : open) {
      for (float probability : map.values()) {
        if (!Float.isNaN(probability)) {
          existing++;
          closed += probability <= MaskSnapshot.OPEN_THRESHOLD ? 1 : 0;
        }
      }
    }
    return existing == 0 ? Double.NaN : (double) closed / existing;
  }

  private static List<HeatMatrix> matrices(float[][] blocks, int size) {
    List<HeatMatrix> matrices = new ArrayList<>();
    for (float[] values : blocks) {
      matrices.add(new HeatMatrix(size, values));
    }
    return matrices;
  }
}
