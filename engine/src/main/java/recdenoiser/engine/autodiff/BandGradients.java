package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.DualSlice;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.RowWeighting;
import recdenoiser.engine.tensor.kernel.ScoreTile;

/**
 * The backward pass through {@link Attend}, band by band: from the gradient of the context to those
 * of queries, keys and values.
 */
final class BandGradients {
  private final QueryBands bands;
  private final ScoreTile tile;
  private final RowWeighting weighting;
  private final BandOperand keys;
  private final BandOperand values;
  private final MaskDerivative maskDerivative;
  private final Slice p = new Slice();
  private final Slice scoresTangent = new Slice();
  private final DualSlice gradient = new DualSlice(new Slice(), new Slice());
  private final DualSlice w = new DualSlice(new Slice(), new Slice());
  private final Slice q = new Slice();
  private final Slice qTangent = new Slice();
  private final Slice qGradient = new Slice();
  private final Slice qTangentGradient = new Slice();
  private final Slice outGradient = new Slice();
  private final Slice outTangentGradient = new Slice();
  private Variable query;
  private Variable out;
  private ScoreRule rule;
  private double scale;
  private Matrix probabilities;
  private Matrix scoresTangents;
  private Matrix gradients;
  private Matrix weights;
  private Matrix tangentGradients;
  private Matrix weightsTangents;

  /**
   * @param bands stand at the band that is worked on, {@code weighting} and operands at its head
   */
  BandGradients(QueryBands bands, RowWeighting weighting, BandOperand keys, BandOperand values) {
    this.bands = bands;
    this.tile = bands.tile();
    this.weighting = weighting;
    this.keys = keys;
    this.values = values;
    this.maskDerivative = new MaskDerivative(tile, weighting);
  }

  /**
   * Before the first band; all gradients stand at what is to be added to.
   *
   * @param newQuery q, [W × d], and {@code newOut}, the context, alike
   * @param newProbabilities of all bands, as they were computed
   * @param newScoresTangents the same of the scores; null without tangents
   */
  void begin(
      Tape tape,
      Variable newQuery,
      Variable newOut,
      ScoreRule newRule,
      AttentionShape shape,
      Matrix newProbabilities,
      Matrix newScoresTangents) {
    query = newQuery;
    out = newOut;
    rule = newRule;
    scale = shape.scale(newQuery.width());
    probabilities = newProbabilities;
    scoresTangents = newScoresTangents;
    boolean tangents = newOut.hasTangent();
    int size = bands.largest();
    gradients = tape.lend(1, size);
    weights = tape.lend(1, size);
    tangentGradients = tangents ? tape.lend(1, size) : null;
    weightsTangents = tangents ? tape.lend(1, size) : null;
  }

  /** Adds what one band has to say. */
  void band(Tape tape) {
    tile.slice(probabilities, bands.at(), p);
    tile.slice(gradients, 0, gradient.value());
    tile.slice(weights, 0, w.value());
    bands.queriesOf(query.value, q);
    bands.queriesOf(query.gradient, qGradient);
    bands.queriesOf(out.gradient, outGradient);
    if (out.hasTangent()) {
      withTangent(tape);
    } else {
      withoutTangent(tape);
    }
    keys.sums(gradient.value(), qGradient);
    keys.spread(gradient.value(), q);
  }

  private void withoutTangent(Tape tape) {
    values.scores(outGradient, 0, gradient.value());
    if (rule.wantsMaskGradient()) {
      maskGradient(tape);
    }
    tape.kernels().softmax().backward(tile, scale, weighting, p, gradient.value(), w.value());
    values.spread(weighting.none() ? p : w.value(), outGradient);
  }

  private void withTangent(Tape tape) {
    tile.slice(scoresTangents, bands.at(), scoresTangent);
    tile.slice(tangentGradients, 0, gradient.tangent());
    tile.slice(weightsTangents, 0, w.tangent());
    bands.queriesOf(query.tangent, qTangent);
    bands.queriesOf(query.tangentGradient, qTangentGradient);
    bands.queriesOf(out.tangentGradient, outTangentGradient);
    values.scores(outGradient, 0, gradient.value());
    values.tangentScores(outTangentGradient, 1, gradient.value());
    values.scores(outTangentGradient, 0, gradient.tangent());
    if (rule.wantsMaskGradient()) {
      maskGradient(tape);
    }
    tape.kernels()
        .softmax()
        .backwardWithTangent(tile, scale, weighting, p, scoresTangent, gradient, w);
    values.spread(w.value(), outGradient);
    values.spread(w.tangent(), outTangentGradient);
    values.tangentSpread(w.value(), outTangentGradient);
    keys.tangentSums(gradient.tangent(), qGradient);
    keys.sums(gradient.tangent(), qTangentGradient);
    keys.spread(gradient.tangent(), qTangent);
    keys.tangentSpread(gradient.tangent(), q);
  }

  private void maskGradient(Tape tape) {
    for (int r = 0; r < tile.rows(); r++) {
      int keysOfRow = tile.allowed(r);
      double[] derivative =
          out.hasTangent()
              ? maskDerivative.withTangent(r, keysOfRow, scale, p, scoresTangent, gradient)
              : maskDerivative.of(r, keysOfRow, p, gradient.value());
      rule.maskGradient(
          tape,
          bands.sequence(),
          bands.head(),
          bands.length(),
          tile.query(r),
          keysOfRow,
          derivative);
    }
  }
}
