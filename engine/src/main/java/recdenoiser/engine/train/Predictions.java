package recdenoiser.engine.train;

import java.util.Arrays;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.model.TokenBatch;
import recdenoiser.engine.tensor.Matrix;

/**
 * The tokens of a batch that predict something, in places: those of a slice from the place of its
 * first token on, one after another. Places that are not needed for that have no target.
 */
final class Predictions {
  private int[] rows = new int[0];
  private int[] targets = new int[0];

  /** Makes room for a batch. */
  void begin(TokenBatch batch) {
    if (rows.length < batch.tokens()) {
      int room = Math.max(batch.tokens(), rows.length * 5 / 4);
      rows = new int[room];
      targets = new int[room];
    }
  }

  /** Lists a slice; the result is how many of its tokens predict something. */
  int list(TokenBatch batch, Segments segments) {
    int first = segments.firstToken();
    int end = first + segments.tokens();
    int place = first;
    for (int t = first; t < end; t++) {
      if (batch.positives()[t] != 0) {
        rows[place] = t - first;
        targets[place++] = batch.positives()[t];
      }
    }
    Arrays.fill(targets, place, end, 0);
    return place - first;
  }

  /** By place: row of the token among those of its slice. */
  int[] rows() {
    return rows;
  }

  /** By place: the item that is predicted, 0 for none. */
  int[] targets() {
    return targets;
  }

  /**
   * Writes rows of predictions from {@code place} on to the rows of their tokens.
   *
   * @param target [tokens of the slice × d], zeros in the rows written to
   */
  void scatter(Tape tape, Matrix source, int place, Matrix target) {
    int d = source.width();
    int end = place + source.rows();
    for (int from = place; from < end; ) {
      int to = from + 1;
      while (to < end && rows[to] == rows[from] + to - from) {
        to++;
      }
      int count = (to - from) * d;
      tape.blas().add(count, source, (from - place) * d, target, rows[from] * d);
      from = to;
    }
  }
}
