package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.ScoreTile;

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
  private int[] tokens;
  private int from;
  private int count;
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
   * @param newTokens whose places {@code from … from + count - 1} list the queries, counted from
   *     the first token of the tape, rising; null for all
   */
  void begin(
      Segments newSegments, AttentionShape newShape, int[] newTokens, int newFrom, int newCount) {
    segments = newSegments;
    shape = newShape;
    tokens = newTokens;
    from = newFrom;
    count = newCount;
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
      rows = tokens == null ? length() : listed();
    } while (rows == 0);
    return true;
  }

  private int listed() {
    int end = segments.row(sequence) + length();
    int row = firstRow;
    while (row < count && tokens[from + row] < end) {
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
    if (tokens == null) {
      tile.band(band, length(), shape.causal());
    } else {
      int start = segments.row(sequence);
      tile.band(band, length(), shape.causal(), tokens, from + firstRow, rows, start);
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
    return tokens != null;
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

  /** Where the numbers of the band and head begin in a matrix [W × d]. */
  int queryColumn(int d) {
    return (firstRow + tile.firstRow()) * d + head * shape.headWidth(d);
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
