package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.OpenKeyKernels;
import recdenoiser.engine.tensor.OpenKeys;
import recdenoiser.engine.tensor.PairIndex;
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
  private final MaskDerivative maskDerivative = new MaskDerivative(tile, weighting);
  private final BandOperand keys = new BandOperand(tile);
  private final BandOperand values = new BandOperand(tile);
  private Variable query;
  private Variable key;
  private Variable value;
  private Variable residual;
  private Variable out;
  private Segments segments;
  private ScoreRule rule;
  private AttentionShape shape;
  private PairTable pairs;
  private Matrix probabilities;
  private Matrix scoresTangent;
  private boolean skipped;
  private long dropoutKey;

  /**
   * @param query [T × d] and {@code key}, {@code value} alike, already projected
   * @param residual [T × d], or null
   * @param pairs what each pair adds to its key and value, or null
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
      PairTable pairs,
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
    op.pairs = pairs;
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
    out = tape.variable(query.rows(), query.width());
    start(tape, out.value, residual == null ? null : residual.value);
    if (query.hasTangent()) {
      out.tangent = tape.lend(query.rows(), query.width());
      start(tape, out.tangent, residual == null ? null : residual.tangent);
    }
    boolean needsAll =
        tape.hasWayBack() || query.hasTangent() || pairs != null || shape.dropout() > 0;
    skipped = false;
    compute(tape, out.value, needsAll);
  }

  /**
   * Adds the context of every sequence and head to {@code result}.
   *
   * @param needsAll whether closed connections may not be skipped, even where that saves time
   */
  private void compute(Tape tape, Matrix result, boolean needsAll) {
    int room = room();
    probabilities = tape.lend(1, room);
    scoresTangent = query.hasTangent() ? tape.lend(1, room) : null;
    Matrix scratch = tape.lend(2, largestTile());
    begin(tape);
    int at = 0;
    for (int s = segments.from(); s < segments.to(); s++) {
      int m = segments.length(s);
      for (int h = 0; h < shape.heads(); h++) {
        int column = moveTo(s, h, m);
        if (!needsAll && overOpenKeys(tape, h, m, column, result)) {
          skipped = true;
          continue;
        }
        for (int b = 0; b < ScoreTile.bands(m); b++, at += tile.size()) {
          tile.band(b, m, shape.causal());
          int q = column + tile.firstQuery() * query.width();
          band(tape, q, at, scratch, result);
          if (query.hasTangent()) {
            bandTangent(tape, q, at, scratch);
          }
        }
      }
    }
  }

  private void band(Tape tape, int q, int at, Matrix scratch, Matrix result) {
    double scale = shape.scale(query.width());
    keys.scores(query.value, q, 0, scratch, 0);
    tape.kernels()
        .softmax()
        .forward(tile, scale, weighting, scratch, 0, probabilities, at, scratch, 0);
    boolean plain = weighting.none();
    values.sums(plain ? probabilities : scratch, plain ? at : 0, result, q);
  }

  /** After {@link #band}, whose weights are still there. */
  private void bandTangent(Tape tape, int q, int at, Matrix scratch) {
    double scale = shape.scale(query.width());
    int tangentAt = scratch.width();
    keys.scores(query.tangent, q, 0, scoresTangent, at);
    keys.tangentScores(query.value, q, 1, scoresTangent, at);
    boolean plain = weighting.none();
    values.tangentSums(plain ? probabilities : scratch, plain ? at : 0, out.tangent, q);
    tape.kernels()
        .softmax()
        .tangent(tile, scale, weighting, probabilities, at, scoresTangent, at, scratch, tangentAt);
    values.sums(scratch, tangentAt, out.tangent, q);
  }

  /**
   * One sequence and head without what is closed.
   *
   * @return whether it was done: only if so little is open that it pays
   */
  private boolean overOpenKeys(Tape tape, int head, int length, int column, Matrix result) {
    OpenKeys open = rule.openKeys(head);
    if (open == null || !open.pays(length, shape.causal())) {
      return false;
    }
    int d = query.width();
    double scale = shape.scale(d);
    int width = shape.headWidth(d);
    OpenKeyKernels kernels = tape.kernels().openKeys();
    if (open.isPattern()) {
      kernels.attend(
          open, scale, query.value, key.value, value.value, column, length, width, result);
    } else {
      scores(length, column);
      kernels.weigh(
          open, shape.causal(), scale, probabilities, value.value, column, length, width, result);
    }
    return true;
  }

  /** All scores of one sequence, where its weights would be if they were kept. */
  private void scores(int length, int column) {
    int at = 0;
    for (int b = 0; b < ScoreTile.bands(length); b++, at += tile.size()) {
      tile.band(b, length, shape.causal());
      keys.scores(query.value, column + tile.firstQuery() * query.width(), 0, probabilities, at);
    }
  }

  private void begin(Tape tape) {
    int headWidth = shape.headWidth(query.width());
    keys.begin(tape, key, headWidth, pairs == null ? null : pairs.keys());
    values.begin(tape, value, headWidth, pairs == null ? null : pairs.values());
  }

  /** Where the numbers of a sequence and head begin in a matrix [T × d]. */
  private int moveTo(int sequence, int head, int length) {
    long draws = Draws.derive(Draws.derive(dropoutKey, sequence), head);
    rule.weigh(sequence, head, length, weighting.clear(shape.dropout(), draws));
    int d = query.width();
    int column = segments.row(sequence) * d + head * shape.headWidth(d);
    PairIndex index = pairs == null ? null : pairs.pairs(sequence);
    keys.at(head, column, index);
    values.at(head, column, index);
    return column;
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
    begin(tape);
    int at = 0;
    for (int s = segments.from(); s < segments.to(); s++) {
      int m = segments.length(s);
      for (int h = 0; h < shape.heads(); h++) {
        int column = moveTo(s, h, m);
        for (int b = 0; b < ScoreTile.bands(m); b++, at += tile.size()) {
          tile.band(b, m, shape.causal());
          int q = column + tile.firstQuery() * d;
          values.scores(out.gradient, q, 0, gradient, 0);
          if (tangents) {
            values.tangentScores(out.tangentGradient, q, 1, gradient, 0);
            values.scores(out.tangentGradient, q, 0, tangentGradient, 0);
            if (rule.wantsMaskGradient()) {
              maskGradient(tape, s, h, m, at, gradient, tangentGradient);
            }
            tape.kernels()
                .softmax()
                .reverseWithTangent(
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
            values.spread(weights, 0, out.gradient, q);
            values.spread(weightsTangent, 0, out.tangentGradient, q);
            values.tangentSpread(weights, 0, out.tangentGradient, q);
            keys.tangentSums(tangentGradient, 0, query.gradient, q);
            keys.sums(tangentGradient, 0, query.tangentGradient, q);
            keys.spread(tangentGradient, 0, query.tangent, q);
            keys.tangentSpread(tangentGradient, 0, query.value, q);
          } else {
            if (rule.wantsMaskGradient()) {
              maskGradient(tape, s, h, m, at, gradient, null);
            }
            boolean plain = weighting.none();
            tape.kernels()
                .softmax()
                .reverse(
                    tile, shape.scale(d), weighting, probabilities, at, gradient, 0, weights, 0);
            values.spread(plain ? probabilities : weights, plain ? at : 0, out.gradient, q);
          }
          keys.sums(gradient, 0, query.gradient, q);
          keys.spread(gradient, 0, query.value, q);
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

  private void maskGradient(
      Tape tape, int sequence, int head, int length, int at, Matrix gradient, Matrix tangents) {
    for (int r = 0; r < tile.rows(); r++) {
      int query = tile.query(r);
      int keys = tile.allowed(r);
      double[] derivative =
          tangents == null
              ? maskDerivative.of(r, keys, probabilities, at, gradient)
              : maskDerivative.withTangent(
                  r,
                  keys,
                  shape.scale(this.query.width()),
                  probabilities,
                  at,
                  scoresTangent,
                  gradient,
                  tangents);
      rule.maskGradient(tape, sequence, head, length, query, keys, derivative);
    }
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
  void visitWeights(Tape tape, AttentionVisitor visitor) {
    if (skipped) {
      compute(tape, tape.lend(query.rows(), query.width()), true);
    }
    int at = 0;
    double[] row = new double[0];
    for (int s = segments.from(); s < segments.to(); s++) {
      int m = segments.length(s);
      for (int h = 0; h < shape.heads(); h++) {
        moveTo(s, h, m);
        for (int b = 0; b < ScoreTile.bands(m); b++, at += tile.size()) {
          tile.band(b, m, shape.causal());
          row = row.length < tile.keys() ? new double[tile.keys()] : row;
          for (int r = 0; r < tile.rows(); r++) {
            int q = tile.query(r);
            int keys = tile.allowed(r);
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
