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
 * <p>Letters: T tokens, W of them queries, d width, H heads. Scores of one sequence and head are
 * computed in bands of queries against the keys that they may see, see {@link QueryBands}.
 */
final class Attend extends Operation {
  private final QueryBands bands = new QueryBands();
  private final ScoreTile tile = bands.tile();
  private final RowWeighting weighting = new RowWeighting();
  private final BandOperand keys = new BandOperand(tile);
  private final BandOperand values = new BandOperand(tile);
  private final BandGradients gradients = new BandGradients(bands, weighting, keys, values);
  private Variable query;
  private Variable key;
  private Variable value;
  private Variable residual;
  private Variable out;
  private ScoreRule rule;
  private AttentionShape shape;
  private PairTable pairs;
  private Matrix probabilities;
  private Matrix scoresTangent;
  private boolean skipped;
  private long dropoutKey;

  /**
   * @param query [W × d], already projected
   * @param key [T × d] and {@code value} alike, already projected
   * @param residual [W × d], or null
   * @param pairs what each pair adds to its key and value, or null
   * @param tokens whose places {@code from … from + W - 1} are the queries, rising; null for all
   * @return [W × d]
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
      int[] tokens,
      int from,
      long dropoutKey) {
    long start = tape.started();
    Attend op = tape.next(Attend.class, Attend::new);
    op.query = query;
    op.key = key;
    op.value = value;
    op.residual = residual;
    op.rule = rule;
    op.shape = shape;
    op.pairs = pairs;
    op.dropoutKey = dropoutKey;
    op.bands.begin(segments, shape, tokens, from, query.rows());
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
    probabilities = tape.lend(1, bands.room());
    scoresTangent = query.hasTangent() ? tape.lend(1, bands.room()) : null;
    Matrix scratch = tape.lend(2, bands.largest());
    begin(tape);
    while (bands.nextHead()) {
      moveToHead();
      if (!needsAll && overOpenKeys(tape, result)) {
        skipped = true;
        continue;
      }
      while (bands.nextBand()) {
        band(tape, scratch, result);
        if (query.hasTangent()) {
          bandTangent(tape, scratch);
        }
      }
    }
  }

  private void begin(Tape tape) {
    int headWidth = shape.headWidth(query.width());
    keys.begin(tape, key, headWidth, pairs == null ? null : pairs.keys());
    values.begin(tape, value, headWidth, pairs == null ? null : pairs.values());
    bands.restart();
  }

  private void moveToHead() {
    int sequence = bands.sequence();
    int head = bands.head();
    long draws = Draws.derive(Draws.derive(dropoutKey, sequence), head);
    rule.weigh(sequence, head, bands.length(), weighting.clear(shape.dropout(), draws));
    int column = bands.keyColumn(query.width());
    PairIndex index = pairs == null ? null : pairs.pairs(sequence);
    keys.at(head, column, index);
    values.at(head, column, index);
  }

  private void band(Tape tape, Matrix scratch, Matrix result) {
    int at = bands.at();
    int q = bands.queryColumn(query.width());
    double scale = shape.scale(query.width());
    keys.scores(query.value, q, 0, scratch, 0);
    tape.kernels()
        .softmax()
        .forward(tile, scale, weighting, scratch, 0, probabilities, at, scratch, 0);
    boolean plain = weighting.none();
    values.sums(plain ? probabilities : scratch, plain ? at : 0, result, q);
  }

  /** After {@link #band}, whose weights are still there. */
  private void bandTangent(Tape tape, Matrix scratch) {
    int at = bands.at();
    int q = bands.queryColumn(query.width());
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
   * @return whether it was done: only if so little is open that it pays, and every token is a query
   */
  private boolean overOpenKeys(Tape tape, Matrix result) {
    OpenKeys open = bands.listsSome() ? null : rule.openKeys(bands.head());
    int length = bands.length();
    if (open == null || !open.pays(length, shape.causal())) {
      return false;
    }
    int d = query.width();
    int column = bands.keyColumn(d);
    double scale = shape.scale(d);
    int width = shape.headWidth(d);
    OpenKeyKernels kernels = tape.kernels().openKeys();
    if (open.isPattern()) {
      kernels.attend(
          open, scale, query.value, key.value, value.value, column, length, width, result);
    } else {
      scores();
      kernels.weigh(
          open, shape.causal(), scale, probabilities, value.value, column, length, width, result);
    }
    return true;
  }

  /** All scores of one sequence and head, from index 0 of what is kept for its weights. */
  private void scores() {
    for (int at = 0; bands.nextBand(); at += tile.size()) {
      keys.scores(query.value, bands.queryColumn(query.width()), 0, probabilities, at);
    }
  }

  @Override
  void reverse(Tape tape) {
    boolean tangents = out.hasTangent();
    zero(tape, query);
    zero(tape, key);
    zero(tape, value);
    if (tangents) {
      zeroTangent(tape, query);
      zeroTangent(tape, key);
      zeroTangent(tape, value);
    }
    gradients.begin(tape, query, out, rule, shape, probabilities, scoresTangent);
    begin(tape);
    while (bands.nextHead()) {
      moveToHead();
      while (bands.nextBand()) {
        gradients.band(tape);
      }
      rule.reversed(tape, bands.sequence(), bands.head(), weighting);
    }
    if (residual != null) {
      tape.adopt(residual, out.gradient);
      if (tangents) {
        tape.adoptTangent(residual, out.tangentGradient);
      }
    }
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
    bands.restart();
    double[] row = new double[0];
    while (bands.nextHead()) {
      moveToHead();
      while (bands.nextBand()) {
        row = row.length < tile.keys() ? new double[tile.keys()] : row;
        visitBand(visitor, row);
      }
    }
  }

  private void visitBand(AttentionVisitor visitor, double[] row) {
    for (int r = 0; r < tile.rows(); r++) {
      int q = tile.query(r);
      int keys = tile.allowed(r);
      probabilities.read(bands.at() + r * tile.stride(), row, 0, keys);
      if (weighting.mask() != null) {
        weighting.mask().apply(q, keys, row, 0);
      }
      visitor.row(bands.sequence(), bands.head(), q, bands.length(), keys, row);
    }
  }
}
