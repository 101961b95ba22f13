package recdenoiser.engine.tensor.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import recdenoiser.engine.tensor.DualSlice;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.Kernels;
import recdenoiser.engine.tensor.kernel.RowWeighting;
import recdenoiser.engine.tensor.kernel.ScoreTile;

/** All matrices that one band of scores goes through, each at an offset from its start. */
final class ScoreBand {
  private static final int AT = 16;

  private final ScoreTile tile;
  private final double scale;
  private final Matrix scores;
  private final Matrix scoresTangent;
  private final Matrix gradient;
  private final Matrix jointGradient;
  private final Matrix tangentGradient;
  private final Matrix p;
  private final Matrix w;
  private final Matrix wTangent;
  private final Matrix backwardW;
  private final Matrix jointW;
  private final Matrix jointTangent;
  private boolean weighted;

  /**
   * @param spread deviation of the scores
   */
  ScoreBand(ScoreTile tile, double scale, double spread) {
    this.tile = tile;
    this.scale = scale;
    Numbers same = new Numbers(5 + tile.firstRow());
    int size = tile.size() + AT;
    scores = same.matrix(1, size);
    double[] spreadScores = Arrays.stream(scores.toDoubles()).map(x -> spread * x).toArray();
    scores.write(0, spreadScores, 0, size);
    scoresTangent = same.matrix(1, size);
    gradient = same.matrix(1, size);
    jointGradient = same.matrix(1, size);
    tangentGradient = same.matrix(1, size);
    p = Matrix.zeros(Precision.SINGLE, 1, size);
    w = Matrix.zeros(Precision.SINGLE, 1, size);
    wTangent = Matrix.zeros(Precision.SINGLE, 1, size);
    backwardW = Matrix.zeros(Precision.SINGLE, 1, size);
    jointW = Matrix.zeros(Precision.SINGLE, 1, size);
    jointTangent = Matrix.zeros(Precision.SINGLE, 1, size);
  }

  /** Numbers that all bands of a sequence take together. */
  static int room(int length, boolean causal) {
    ScoreTile tile = new ScoreTile();
    return IntStream.range(0, ScoreTile.bands(length, causal))
        .map(band -> tile.band(band, length, causal).size())
        .sum();
  }

  void forward(Kernels kernels, RowWeighting weighting) {
    weighted = !weighting.none();
    kernels.softmax().forward(tile, scale, weighting, band(scores), band(p), band(w));
  }

  /** Goes on from the same weights as {@code other}. */
  void takeWeights(ScoreBand other) {
    p.write(0, other.p.toFloats(), 0, p.size());
  }

  void backward(Kernels kernels, RowWeighting weighting) {
    kernels.softmax().tangent(tile, scale, weighting, band(p), band(scoresTangent), band(wTangent));
    kernels.softmax().backward(tile, scale, weighting, band(p), band(gradient), band(backwardW));
    kernels
        .softmax()
        .backwardWithTangent(
            tile,
            scale,
            weighting,
            band(p),
            band(scoresTangent),
            new DualSlice(band(jointGradient), band(tangentGradient)),
            new DualSlice(band(jointW), band(jointTangent)));
  }

  private Slice band(Matrix matrix) {
    return tile.slice(matrix, AT, new Slice());
  }

  /** Of query {@code row} of the band, [stride]. */
  double[] probabilities(int row) {
    double[] values = new double[tile.stride()];
    p.read(AT + row * tile.stride(), values, 0, values.length);
    return values;
  }

  void sameWeights(ScoreBand expected, double tolerance) {
    Numbers.close("probabilities", p, expected.p, tolerance);
    Numbers.close("weights", w, expected.w, tolerance);
  }

  void sameBackward(ScoreBand expected, double tolerance) {
    Numbers.close("tangent of the weights", wTangent, expected.wTangent, tolerance);
    Numbers.close("gradient of the scores", gradient, expected.gradient, tolerance);
    Numbers.close("gradient with tangents", jointGradient, expected.jointGradient, tolerance);
    Numbers.close("gradient of the tangent", tangentGradient, expected.tangentGradient, tolerance);
    Numbers.close("weights once more", backwardW, expected.backwardW, tolerance);
    Numbers.close("weights with tangents", jointW, expected.jointW, tolerance);
    Numbers.close("their tangents", jointTangent, expected.jointTangent, tolerance);
    if (weighted) {
      assertThat(backwardW.toFloats()).isEqualTo(w.toFloats());
    }
  }
}
