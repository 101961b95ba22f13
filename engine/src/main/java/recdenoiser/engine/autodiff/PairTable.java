package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.PairIndex;
import recdenoiser.engine.tensor.kernel.PairRows;

/**
 * What the time between two actions adds to attention (TiSASRec, Li et al., WSDM 2020, Eq. 6 and
 * 8): a row of one table to the key of a pair, a row of another one to its value.
 *
 * <p>The pair (q, k) has the interval min(|t_q - t_k|, span). Rows of the intervals that occur are
 * read once for a slice of a batch and serve all blocks, heads and directions; nothing of size m ×
 * m × d exists. Dropout is drawn for each sequence, interval and column: pairs of a sequence with
 * the same interval lose the same numbers, where the authors' code draws for every pair.
 */
public final class PairTable extends Operation {
  private final IntervalIndex intervals = new IntervalIndex();
  private PairRows keys;
  private PairRows values;
  private IntervalTables tables;
  private Segments segments;
  private double rate;
  private long key;

  static PairTable apply(
      Tape tape, IntervalTables tables, int[] times, Segments segments, double rate, long key) {
    long start = tape.started();
    PairTable op = tape.next(PairTable.class, PairTable::new);
    op.tables = tables;
    op.segments = segments;
    op.rate = rate;
    op.key = key;
    op.intervals.build(segments, times, tables.keys().rows() - 1, tables.causal());
    op.room(tape);
    op.forward();
    tape.finished(Kind.INTERVALS, start);
    return op;
  }

  private void room(Tape tape) {
    if (keys == null) {
      keys = tape.kernels().pairRows();
      values = tape.kernels().pairRows();
    }
    keys.clear(intervals.rows(), tables.keys().width(), tables.heads());
    values.clear(intervals.rows(), tables.values().width(), tables.heads());
  }

  @Override
  Kind kind() {
    return Kind.INTERVALS;
  }

  private void forward() {
    for (int s = segments.from(); s < segments.to(); s++) {
      for (int row = intervals.firstRow(s); row < intervals.firstRow(s + 1); row++) {
        keys.put(row, tables.keys().value(), intervals.interval(row), rate, draws(s, 0));
        values.put(row, tables.values().value(), intervals.interval(row), rate, draws(s, 1));
      }
    }
  }

  @Override
  void backward(Tape tape) {
    Matrix keyGradient = tape.gradientOf(tables.keys());
    Matrix valueGradient = tape.gradientOf(tables.values());
    for (int s = segments.from(); s < segments.to(); s++) {
      for (int row = intervals.firstRow(s); row < intervals.firstRow(s + 1); row++) {
        keys.collect(row, keyGradient, intervals.interval(row), rate, draws(s, 0));
        values.collect(row, valueGradient, intervals.interval(row), rate, draws(s, 1));
      }
    }
  }

  private long draws(int sequence, int table) {
    return Draws.derive(Draws.derive(key, sequence), table);
  }

  PairRows keys() {
    return keys;
  }

  PairRows values() {
    return values;
  }

  /** The pairs of one sequence, until the next one is asked for. */
  PairIndex pairs(int sequence) {
    return intervals.pairs(sequence);
  }
}
