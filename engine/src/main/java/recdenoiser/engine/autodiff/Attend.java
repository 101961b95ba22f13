package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.OpenKeyKernels;
import recdenoiser.engine.tensor.kernel.OpenKeys;
import recdenoiser.engine.tensor.kernel.PairIndex;
import recdenoiser.engine.tensor.kernel.RowWeighting;
import recdenoiser.engine.tensor.kernel.ScoreTile;

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
  private final Slice queryBand = new Slice();
  private final Slice contextBand = new Slice();
  private final Slice scratchBand = new Slice();
  private final Slice probabilityBand = new Slice();
  private final Slice scoresTangentBand = new Slice();
  private final Slice weightsTangentBand = new Slice();
  private final Slice keyTokens = new Slice();
  private final Slice valueTokens = new Slice();
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
   * @return [W × d]
   */
  static Variable apply(
      Tape tape, AttentionInput input, ScoreRule rule, AttentionShape shape, long dropoutKey) {
    long start = tape.started();
    Attend op = tape.next(Attend.class, Attend::new);
    op.query = input.query();
    op.key = input.key();
    op.value = input.value();
    op.residual = input.residual();
    op.pairs = input.pairs();
    op.rule = rule;
    op.shape = shape;
    op.dropoutKey = dropoutKey;
    op.bands.begin(input.segments(), shape, input.queries());
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
        tape.recordsGradients() || query.hasTangent() || pairs != null || shape.dropout() > 0;
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
    double scale = shape.scale(query.width());
    Slice scores = tile.slice(scratch, 0, scratchBand);
    Slice p = tile.slice(probabilities, bands.at(), probabilityBand);
    keys.scores(bands.queriesOf(query.value, queryBand), 0, scores);
    tape.kernels().softmax().forward(tile, scale, weighting, scores, p, scores);
    values.sums(weighting.none() ? p : scores, bands.queriesOf(result, contextBand));
  }

  /** After {@link #band}, whose weights are still there. */
  private void bandTangent(Tape tape, Matrix scratch) {
    double scale = shape.scale(query.width());
    Slice scores = tile.slice(scoresTangent, bands.at(), scoresTangentBand);
    Slice weights = tile.slice(scratch, scratch.width(), weightsTangentBand);
    Slice context = bands.queriesOf(out.tangent, contextBand);
    keys.scores(bands.queriesOf(query.tangent, queryBand), 0, scores);
    keys.tangentScores(bands.queriesOf(query.value, queryBand), 1, scores);
    values.tangentSums(weighting.none() ? probabilityBand : scratchBand, context);
    tape.kernels().softmax().tangent(tile, scale, weighting, probabilityBand, scores, weights);
    values.sums(weights, context);
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
    double scale = shape.scale(query.width());
    OpenKeyKernels kernels = tape.kernels().openKeys();
    Slice v = bands.tokensOf(value.value, valueTokens);
    Slice context = bands.tokensOf(result, contextBand);
    if (open.isPattern()) {
      Slice q = bands.tokensOf(query.value, queryBand);
      kernels.attend(open, scale, q, bands.tokensOf(key.value, keyTokens), v, context);
    } else {
      scores();
      kernels.weigh(open, shape.causal(), scale, probabilities, v, context);
    }
    return true;
  }

  /** All scores of one sequence and head, from index 0 of what is kept for its weights. */
  private void scores() {
    for (int at = 0; bands.nextBand(); at += tile.size()) {
      Slice scores = tile.slice(probabilities, at, probabilityBand);
      keys.scores(bands.queriesOf(query.value, queryBand), 0, scores);
    }
  }

  @Override
  void backward(Tape tape) {
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
      rule.backward(tape, bands.sequence(), bands.head(), weighting);
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
      skipped = false;
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

  /** Calls {@code visitor} with the weights that plain softmax makes of the same scores. */
  void visitPlainWeights(Tape tape, AttentionVisitor visitor) {
    ScoreRule own = rule;
    rule = ScoreRule.SOFTMAX;
    skipped = true;
    visitWeights(tape, visitor);
    rule = own;
    skipped = true;
  }

  /** Calls {@code visitor} with what the rule decided for every connection. */
  void visitDecisions(Tape tape, AttentionVisitor visitor) {
    if (skipped) {
      compute(tape, tape.lend(query.rows(), query.width()), true);
      skipped = false;
    }
    bands.restart();
    double[] row = new double[0];
    while (bands.nextHead()) {
      moveToHead();
      while (bands.nextBand()) {
        row = row.length < tile.keys() ? new double[tile.keys()] : row;
        decisionsOfBand(visitor, row);
      }
    }
  }

  private void decisionsOfBand(AttentionVisitor visitor, double[] row) {
    boolean hasSupport = weighting.alpha() > 1;
    for (int r = 0; r < tile.rows(); r++) {
      int q = tile.query(r);
      int keys = tile.allowed(r);
      probabilities.read(bands.at() + r * tile.stride(), row, 0, keys);
      for (int k = 0; k < keys; k++) {
        boolean open = weighting.open(q, k) && (!hasSupport || row[k] > 0);
        row[k] = open ? 1 : 0;
        if (weighting.gate() != null) {
          row[k] *= weighting.gate().gate(weighting.gate().at(q) + k);
        }
      }
      if (weighting.mask() != null) {
        weighting.mask().apply(q, keys, row, 0);
      }
      visitor.row(bands.sequence(), bands.head(), q, bands.length(), keys, row);
    }
  }

  private void visitBand(AttentionVisitor visitor, double[] row) {
    for (int r = 0; r < tile.rows(); r++) {
      int q = tile.query(r);
      int keys = tile.allowed(r);
      probabilities.read(bands.at() + r * tile.stride(), row, 0, keys);
      if (weighting.gate() != null) {
        weighting.gate().apply(q, keys, row);
      }
      if (weighting.mask() != null) {
        weighting.mask().apply(q, keys, row, 0);
      }
      visitor.row(bands.sequence(), bands.head(), q, bands.length(), keys, row);
    }
  }
}
