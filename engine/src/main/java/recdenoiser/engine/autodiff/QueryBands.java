package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.ScoreTile;

/**
 * The way of attention through the sequences of a tape: sequence by sequence, head by head, and
 * through the queries band by band. Queries are all tokens, or some that are listed; what has none
 * is passed over.
 *
 * <p>Letters: W queries, d width.
 */
final class QueryBands {
  private final ScoreTile tile = new ScoreTile();
  private Segments segments;
  private AttentionShape shape;
  private Rows queries;
  private int room;
  private int largest;
  private int sequence;
  private int head;
  private int band;
  private int firstRow;
  private int rows;
  private int at;
  private int behind;

  /**
   * Stands before the first sequence.
   *
   * @param newQueries null for all tokens
   */
  void begin(Segments newSegments, AttentionShape newShape, Rows newQueries) {
    segments = newSegments;
    shape = newShape;
    queries = newQueries;
    measure();
  }

  private void measure() {
    largest = 1;
    restart();
    while (nextHead()) {
      while (nextBand()) {
        largest = Math.max(largest, tile.size());
      }
    }
    room = behind;
    restart();
  }

  /** Back to before the first sequence. */
  void restart() {
    sequence = segments.from() - 1;
    head = shape.heads();
    firstRow = 0;
    rows = 0;
    behind = 0;
  }

  /** Moves on to a head, before its first band; false when there are no more. */
  boolean nextHead() {
    band = -1;
    head++;
    return head < shape.heads() || nextSequence();
  }

  private boolean nextSequence() {
    head = 0;
    do {
      sequence++;
      if (sequence == segments.to()) {
        return false;
      }
      firstRow += rows;
      rows = queries == null ? length() : listed();
    } while (rows == 0);
    return true;
  }

  private int listed() {
    int end = segments.row(sequence) + length();
    int[] tokens = queries.tokens();
    int row = firstRow;
    while (row < queries.count() && tokens[queries.from() + row] < end) {
      row++;
    }
    return row - firstRow;
  }

  /** Moves the tile on to a band of the head; false when there are no more. */
  boolean nextBand() {
    band++;
    if (band == ScoreTile.bands(rows, length(), shape.causal())) {
      return false;
    }
    if (queries == null) {
      tile.band(band, length(), shape.causal());
    } else {
      int start = segments.row(sequence);
      int from = queries.from() + firstRow;
      tile.band(band, length(), shape.causal(), queries.tokens(), from, rows, start);
    }
    at = behind;
    behind += tile.size();
    return true;
  }

  ScoreTile tile() {
    return tile;
  }

  /** Whether some tokens are no queries. */
  boolean listsSome() {
    return queries != null;
  }

  int sequence() {
    return sequence;
  }

  int head() {
    return head;
  }

  /** Tokens of the sequence. */
  int length() {
    return segments.length(sequence);
  }

  /** Where the numbers of the sequence and head begin in a matrix [all tokens × d]. */
  int keyColumn(int d) {
    return segments.row(sequence) * d + head * shape.headWidth(d);
  }

  /**
   * Points {@code slice} at all tokens' numbers of the head, [m × d/H], in one [all tokens × d].
   */
  Slice tokensOf(Matrix matrix, Slice slice) {
    int d = matrix.width();
    return slice.view(matrix, keyColumn(d), length(), shape.headWidth(d), d);
  }

  /** Points {@code slice} at the band's queries of the head, [queries × d/H], in one [W × d]. */
  Slice queriesOf(Matrix matrix, Slice slice) {
    int d = matrix.width();
    int headWidth = shape.headWidth(d);
    int offset = (firstRow + tile.firstRow()) * d + head * headWidth;
    return slice.view(matrix, offset, tile.rows(), headWidth, d);
  }

  /** Where the band begins among all bands one after another. */
  int at() {
    return at;
  }

  /** Numbers that all bands take together. */
  int room() {
    return room;
  }

  /** Numbers of the largest band, at least 1. */
  int largest() {
    return largest;
  }
}
