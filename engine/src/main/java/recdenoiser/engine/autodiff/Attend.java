package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Blas;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.RowWeighting;
import recdenoiser.engine.tensor.ScoreTile;

/**
 * Scaled dot-product attention of every sequence and head, Eq. 2 and 5 of Rec-Denoiser: softmax(QKᵀ
 * / √(d/H)) ⊙ mask ⊙ dropout, times V, plus a residual.
 *
 * <p>Letters: T tokens, d width, H heads, m length of a sequence. Scores of one sequence and head
 * are computed in bands of queries against the keys that they may see, see {@link ScoreTile}.
 */
final class Attend extends Operation {
  private final ScoreTile tile = new ScoreTile();
  private final RowWeighting weighting = new RowWeighting();
  private Variable query;
  private Variable key;
  private Variable value;
  private Variable residual;
  private Variable out;
  private Segments segments;
  private ScoreRule rule;
  private AttentionShape shape;
  private Matrix probabilities;
  private Matrix scoresTangent;
  private long dropoutKey;

  /**
   * @param query [T × d] and {@code key}, {@code value} alike, already projected
   * @param residual [T × d], or null
   * @return [T × d]
   */
  static Variable apply(
      Tape tape,
      Variable query,
      Variable key,
      Variable value,
      Variable residual,
      Segments segments,
      ScoreRule rule,
      AttentionShape shape,
      long dropoutKey) {
    long start = tape.started();
    Attend op = tape.next(Attend.class, Attend::new);
    op.query = query;
    op.key = key;
    op.value = value;
    op.residual = residual;
    op.segments = segments;
    op.rule = rule;
    op.shape = shape;
    op.dropoutKey = dropoutKey;
    op.forward(tape);
    tape.finished(Kind.ATTENTION, start);
    return op.out;
  }

  @Override
  Kind kind() {
    return Kind.ATTENTION;
  }

  private void forward(Tape tape) {
    int d = query.width();
    boolean tangents = query.hasTangent();
    out = tape.variable(query.rows(), d);
    start(tape, out.value, residual == null ? null : residual.value);
    int room = room();
    probabilities = tape.lend(1, room);
    scoresTangent = tangents ? tape.lend(1, room) : null;
    if (tangents) {
      out.tangent = tape.lend(query.rows(), d);
      start(tape, out.tangent, residual == null ? null : residual.tangent);
    }
    Matrix scratch = tape.lend(2, largestTile());
    int scratchTangent = scratch.width();
    Blas blas = tape.blas();
    int at = 0;
    for (int s = segments.from(); s < segments.to(); s++) {
      int m = segments.length(s);
      for (int h = 0; h < shape.heads(); h++) {
        weigh(s, h, m);
        int column = segments.row(s) * d + h * shape.headWidth(d);
        for (int b = 0; b < ScoreTile.bands(m); b++, at += tile.size()) {
          tile.band(b, m, shape.causal());
          int q = column + tile.firstQuery() * d;
          scores(blas, query.value, q, key.value, column, 0, scratch, 0, d);
          boolean plain = weighting.none();
          tape.kernels()
              .softmax(tile, shape.scale(d), weighting, scratch, 0, probabilities, at, scratch, 0);
          weighted(
              blas,
              plain ? probabilities : scratch,
              plain ? at : 0,
              value.value,
              column,
              out.value,
              q,
              d);
          if (tangents) {
            scores(blas, query.tangent, q, key.value, column, 0, scoresTangent, at, d);
            scores(blas, query.value, q, key.tangent, column, 1, scoresTangent, at, d);
            weighted(
                blas,
                plain ? probabilities : scratch,
                plain ? at : 0,
                value.tangent,
                column,
                out.tangent,
                q,
                d);
            tape.kernels()
                .softmaxTangent(
                    tile,
                    shape.scale(d),
                    weighting,
                    probabilities,
                    at,
                    scoresTangent,
                    at,
                    scratch,
                    scratchTangent);
            weighted(blas, scratch, scratchTangent, value.value, column, out.tangent, q, d);
          }
        }
      }
    }
  }

  @Override
  void reverse(Tape tape) {
    int d = query.width();
    boolean tangents = out.hasTangent();
    zero(tape, query);
    zero(tape, key);
    zero(tape, value);
    if (tangents) {
      zeroTangent(tape, query);
      zeroTangent(tape, key);
      zeroTangent(tape, value);
    }
    int size = largestTile();
    Matrix gradient = tape.lend(1, size);
    Matrix weights = tape.lend(1, size);
    Matrix tangentGradient = tangents ? tape.lend(1, size) : null;
    Matrix weightsTangent = tangents ? tape.lend(1, size) : null;
    Blas blas = tape.blas();
    int at = 0;
    for (int s = segments.from(); s < segments.to(); s++) {
      int m = segments.length(s);
      for (int h = 0; h < shape.heads(); h++) {
        weigh(s, h, m);
        int column = segments.row(s) * d + h * shape.headWidth(d);
        for (int b = 0; b < ScoreTile.bands(m); b++, at += tile.size()) {
          tile.band(b, m, shape.causal());
          int q = column + tile.firstQuery() * d;
          scores(blas, out.gradient, q, value.value, column, 0, gradient, 0, d);
          if (tangents) {
            scores(blas, out.tangentGradient, q, value.tangent, column, 1, gradient, 0, d);
            scores(blas, out.tangentGradient, q, value.value, column, 0, tangentGradient, 0, d);
            if (rule.wantsMaskGradient()) {
              maskGradient(tape, s, h, m, at, gradient, tangentGradient);
            }
            tape.kernels()
                .softmaxReverseWithTangent(
                    tile,
                    shape.scale(d),
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
            toKeys(blas, weights, 0, out.gradient, q, value.gradient, column, d);
            toKeys(blas, weightsTangent, 0, out.tangentGradient, q, value.gradient, column, d);
            toKeys(blas, weights, 0, out.tangentGradient, q, value.tangentGradient, column, d);
            weighted(blas, tangentGradient, 0, key.tangent, column, query.gradient, q, d);
            weighted(blas, tangentGradient, 0, key.value, column, query.tangentGradient, q, d);
            toKeys(blas, tangentGradient, 0, query.tangent, q, key.gradient, column, d);
            toKeys(blas, tangentGradient, 0, query.value, q, key.tangentGradient, column, d);
          } else {
            if (rule.wantsMaskGradient()) {
              maskGradient(tape, s, h, m, at, gradient, null);
            }
            boolean plain = weighting.none();
            tape.kernels()
                .softmaxReverse(
                    tile, shape.scale(d), weighting, probabilities, at, gradient, 0, weights, 0);
            toKeys(
                blas,
                plain ? probabilities : weights,
                plain ? at : 0,
                out.gradient,
                q,
                value.gradient,
                column,
                d);
          }
          weighted(blas, gradient, 0, key.value, column, query.gradient, q, d);
          toKeys(blas, gradient, 0, query.value, q, key.gradient, column, d);
        }
        rule.reversed(tape, s, h, weighting);
      }
    }
    if (residual != null) {
      tape.adopt(residual, out.gradient);
      if (tangents) {
        tape.adoptTangent(residual, out.tangentGradient);
      }
    }
  }

  private void weigh(int sequence, int head, int length) {
    long draws = Draws.derive(Draws.derive(dropoutKey, sequence), head);
    rule.weigh(sequence, head, length, weighting.clear(shape.dropout(), draws));
  }

  /**
   * Tells the rule the derivative by each connection of a band: dropout · (g p + π ṗ), with g and π
   * the gradients of the weights and of their tangents.
   */
  private void maskGradient(
      Tape tape, int sequence, int head, int length, int at, Matrix gradient, Matrix tangents) {
    int stride = tile.stride();
    double[] p = new double[stride];
    double[] g = new double[stride];
    double[] scoreTangents = new double[tangents == null ? 0 : stride];
    double[] pi = new double[tangents == null ? 0 : stride];
    for (int r = 0; r < tile.rows(); r++) {
      int q = tile.firstQuery() + r;
      int keys = shape.causal() ? q + 1 : tile.keys();
      probabilities.read(at + r * stride, p, 0, keys);
      gradient.read(r * stride, g, 0, keys);
      double mean = 0;
      if (tangents != null) {
        scoresTangent.read(at + r * stride, scoreTangents, 0, keys);
        tangents.read(r * stride, pi, 0, keys);
        for (int k = 0; k < keys; k++) {
          mean += p[k] * scoreTangents[k];
        }
      }
      double scale = shape.scale(query.width());
      for (int k = 0; k < keys; k++) {
        double through = tangents == null ? g[k] : g[k] + pi[k] * scale * (scoreTangents[k] - mean);
        g[k] = weighting.dropoutFactor(q, k) * p[k] * through;
      }
      rule.maskGradient(tape, sequence, head, length, q, keys, g);
    }
  }

  /** tile [rows × keys] = left [rows × d/H] · rightᵀ [d/H × keys] + keep · tile. */
  private void scores(
      Blas blas,
      Matrix left,
      int leftAt,
      Matrix right,
      int rightAt,
      double keep,
      Matrix scores,
      int at,
      int d) {
    blas.multiply(
        tile.rows(),
        tile.keys(),
        shape.headWidth(d),
        left,
        leftAt,
        d,
        false,
        right,
        rightAt,
        d,
        true,
        keep,
        scores,
        at,
        tile.stride());
  }

  /** result [rows × d/H] += weights [rows × keys] · right [keys × d/H]. */
  private void weighted(
      Blas blas,
      Matrix weights,
      int weightsAt,
      Matrix right,
      int rightAt,
      Matrix result,
      int at,
      int d) {
    blas.multiply(
        tile.rows(),
        shape.headWidth(d),
        tile.keys(),
        weights,
        weightsAt,
        tile.stride(),
        false,
        right,
        rightAt,
        d,
        false,
        1,
        result,
        at,
        d);
  }

  /** result [keys × d/H] += weightsᵀ [keys × rows] · left [rows × d/H]. */
  private void toKeys(
      Blas blas,
      Matrix weights,
      int weightsAt,
      Matrix left,
      int leftAt,
      Matrix result,
      int at,
      int d) {
    blas.multiply(
        tile.keys(),
        shape.headWidth(d),
        tile.rows(),
        weights,
        weightsAt,
        tile.stride(),
        true,
        left,
        leftAt,
        d,
        false,
        1,
        result,
        at,
        d);
  }

  private int room() {
    int room = 0;
    for (int s = segments.from(); s < segments.to(); s++) {
      room += ScoreTile.room(segments.length(s), shape.causal());
    }
    return room * shape.heads();
  }

  private int largestTile() {
    int largest = 1;
    for (int s = segments.from(); s < segments.to(); s++) {
      int m = segments.length(s);
      for (int b = 0; b < ScoreTile.bands(m); b++) {
        largest = Math.max(largest, tile.band(b, m, shape.causal()).size());
      }
    }
    return largest;
  }

  private static void start(Tape tape, Matrix target, Matrix residual) {
    if (residual == null) {
      tape.blas().scale(target, 0);
    } else {
      tape.blas().copy(residual, target);
    }
  }

  private static void zero(Tape tape, Variable variable) {
    if (tape.openGradient(variable) == 0) {
      tape.blas().scale(variable.gradient, 0);
    }
  }

  private static void zeroTangent(Tape tape, Variable variable) {
    if (tape.openTangentGradient(variable) == 0) {
      tape.blas().scale(variable.tangentGradient, 0);
    }
  }

  /**
   * Calls {@code visitor} with the weights after mask and dropout of the last computation; for
   * looking at attention.
   */
  void visitWeights(AttentionVisitor visitor) {
    int at = 0;
    double[] row = new double[0];
    for (int s = segments.from(); s < segments.to(); s++) {
      int m = segments.length(s);
      for (int h = 0; h < shape.heads(); h++) {
        weigh(s, h, m);
        for (int b = 0; b < ScoreTile.bands(m); b++, at += tile.size()) {
          tile.band(b, m, shape.causal());
          row = row.length < tile.keys() ? new double[tile.keys()] : row;
          for (int r = 0; r < tile.rows(); r++) {
            int q = tile.firstQuery() + r;
            int keys = shape.causal() ? q + 1 : tile.keys();
            probabilities.read(at + r * tile.stride(), row, 0, keys);
            if (weighting.mask() != null) {
              weighting.mask().apply(q, keys, row, 0);
            }
            visitor.row(s, h, q, m, keys, row);
          }
        }
      }
    }
  }
}
