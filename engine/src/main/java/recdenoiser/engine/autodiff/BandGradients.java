package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.RowWeighting;
import recdenoiser.engine.tensor.ScoreTile;

/**
 * The way back through {@link Attend}, band by band: from the gradient of the context to those of
 * queries, keys and values.
 */
final class BandGradients {
  private final QueryBands bands;
  private final ScoreTile tile;
  private final RowWeighting weighting;
  private final BandOperand keys;
  private final BandOperand values;
  private final MaskDerivative maskDerivative;
  private Variable query;
  private Variable out;
  private ScoreRule rule;
  private double scale;
  private Matrix probabilities;
  private Matrix scoresTangent;
  private Matrix gradient;
  private Matrix weights;
  private Matrix tangentGradient;
  private Matrix weightsTangent;

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
   * @param newQuery [W × d], and {@code newOut}, the context, alike
   * @param newProbabilities of all bands, as they were computed
   * @param newScoresTangent the same of the scores; null without tangents
   */
  void begin(
      Tape tape,
      Variable newQuery,
      Variable newOut,
      ScoreRule newRule,
      AttentionShape shape,
      Matrix newProbabilities,
      Matrix newScoresTangent) {
    query = newQuery;
    out = newOut;
    rule = newRule;
    scale = shape.scale(newQuery.width());
    probabilities = newProbabilities;
    scoresTangent = newScoresTangent;
    boolean tangents = newOut.hasTangent();
    int size = bands.largest();
    gradient = tape.lend(1, size);
    weights = tape.lend(1, size);
    tangentGradient = tangents ? tape.lend(1, size) : null;
    weightsTangent = tangents ? tape.lend(1, size) : null;
  }

  /** Adds what one band has to say. */
  void band(Tape tape) {
    int q = bands.queryColumn(query.width());
    if (out.hasTangent()) {
      withTangent(tape, q);
    } else {
      withoutTangent(tape, q);
    }
    keys.sums(gradient, 0, query.gradient, q);
    keys.spread(gradient, 0, query.value, q);
  }

  private void withoutTangent(Tape tape, int q) {
    int at = bands.at();
    values.scores(out.gradient, q, 0, gradient, 0);
    if (rule.wantsMaskGradient()) {
      maskGradient(tape);
    }
    tape.kernels()
        .softmax()
        .reverse(tile, scale, weighting, probabilities, at, gradient, 0, weights, 0);
    boolean plain = weighting.none();
    values.spread(plain ? probabilities : weights, plain ? at : 0, out.gradient, q);
  }

  private void withTangent(Tape tape, int q) {
    int at = bands.at();
    values.scores(out.gradient, q, 0, gradient, 0);
    values.tangentScores(out.tangentGradient, q, 1, gradient, 0);
    values.scores(out.tangentGradient, q, 0, tangentGradient, 0);
    if (rule.wantsMaskGradient()) {
      maskGradient(tape);
    }
    tape.kernels()
        .softmax()
        .reverseWithTangent(
            tile,
            scale,
            weighting,
            probabilities,
            at,
            scoresTangent,
            at,
            gradient,
            tangentGradient,
            0,
            weights,
            weightsTangent,
            0);
    values.spread(weights, 0, out.gradient, q);
    values.spread(weightsTangent, 0, out.tangentGradient, q);
    values.tangentSpread(weights, 0, out.tangentGradient, q);
    keys.tangentSums(tangentGradient, 0, query.gradient, q);
    keys.sums(tangentGradient, 0, query.tangentGradient, q);
    keys.spread(tangentGradient, 0, query.tangent, q);
    keys.tangentSpread(tangentGradient, 0, query.value, q);
  }

  private void maskGradient(Tape tape) {
    int at = bands.at();
    for (int r = 0; r < tile.rows(); r++) {
      int keysOfRow = tile.allowed(r);
      double[] derivative =
          tangentGradient == null
              ? maskDerivative.of(r, keysOfRow, probabilities, at, gradient)
              : maskDerivative.withTangent(
                  r, keysOfRow, scale, probabilities, at, scoresTangent, gradient, tangentGradient);
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
