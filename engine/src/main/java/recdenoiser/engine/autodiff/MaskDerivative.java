package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.DualSlice;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.RowWeighting;
import recdenoiser.engine.tensor.kernel.ScoreTile;

/**
 * Derivative of the objective with respect to the mask of attention, query by query. With a = z ⊙
 * dropout ⊙ p and its tangent ȧ = z ⊙ dropout ⊙ ṗ, where ṗ = p ⊙ (ṡ - Σ p ṡ), it is dropout ⊙ (g ⊙
 * p + π ⊙ ṗ); g and π are the gradients of a and ȧ.
 */
final class MaskDerivative {
  private final ScoreTile tile;
  private final RowWeighting weighting;
  private double[] derivative = new double[0];
  private double[] p = new double[0];
  private double[] scoreTangents = new double[0];
  private double[] pi = new double[0];

  /**
   * @param tile where rows lie
   * @param weighting of the sequence and head they belong to
   */
  MaskDerivative(ScoreTile tile, RowWeighting weighting) {
    this.tile = tile;
    this.weighting = weighting;
  }

  /**
   * @param probabilities p of the band
   * @param gradient g of the band
   * @return [keys], until the next row is asked for
   */
  double[] of(int row, int keys, Slice probabilities, Slice gradient) {
    read(row, keys, probabilities, gradient);
    for (int k = 0; k < keys; k++) {
      derivative[k] *= p[k];
    }
    return dropped(row, keys);
  }

  /**
   * @param scale of the scores: ṡ is {@code scale} · {@code scoresTangent}
   * @param gradient g and π of the band
   */
  double[] withTangent(
      int row,
      int keys,
      double scale,
      Slice probabilities,
      Slice scoresTangent,
      DualSlice gradient) {
    read(row, keys, probabilities, gradient.value());
    scoresTangent.read(row * tile.stride(), scoreTangents, 0, keys);
    gradient.tangent().read(row * tile.stride(), pi, 0, keys);
    double mean = 0;
    for (int k = 0; k < keys; k++) {
      mean += p[k] * scoreTangents[k];
    }
    for (int k = 0; k < keys; k++) {
      derivative[k] = p[k] * (derivative[k] + pi[k] * scale * (scoreTangents[k] - mean));
    }
    return dropped(row, keys);
  }

  private void read(int row, int keys, Slice probabilities, Slice gradient) {
    if (p.length < keys) {
      p = new double[tile.stride()];
      derivative = new double[tile.stride()];
      scoreTangents = new double[tile.stride()];
      pi = new double[tile.stride()];
    }
    probabilities.read(row * tile.stride(), p, 0, keys);
    gradient.read(row * tile.stride(), derivative, 0, keys);
  }

  private double[] dropped(int row, int keys) {
    int query = tile.query(row);
    for (int k = 0; k < keys; k++) {
      derivative[k] *= weighting.dropoutFactor(query, k);
    }
    return derivative;
  }
}
