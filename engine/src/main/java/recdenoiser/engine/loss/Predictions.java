package recdenoiser.engine.loss;

import java.util.Arrays;
import recdenoiser.engine.autodiff.Rows;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.batch.TokenBatch;

/**
 * The tokens of a batch that predict something, in places: those of a slice from the place of its
 * first token on, one after another. Places that are not needed for that have no target.
 */
final class Predictions {
  private int[] tokens = new int[0];
  private int[] order = new int[0];
  private int[] targets = new int[0];

  /** Makes room for a batch. */
  void begin(TokenBatch batch) {
    if (tokens.length < batch.tokens()) {
      int room = Math.max(batch.tokens(), tokens.length * 5 / 4);
      tokens = new int[room];
      order = new int[room];
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
        tokens[place] = t - first;
        order[place] = place - first;
        targets[place++] = batch.positives()[t];
      }
    }
    Arrays.fill(targets, place, end, 0);
    return place - first;
  }

  /** The tokens of a slice that predict something; null if there is nothing to choose. */
  Rows wanted(TokenBatch batch, Segments segments) {
    int count = list(batch, segments);
    boolean some = count > 0 && count < segments.tokens();
    return some ? new Rows(tokens, segments.firstToken(), count) : null;
  }

  /** By place: the token, counted from the first of its slice. */
  int[] tokens() {
    return tokens;
  }

  /**
   * By place: the row of the token's state, where the states of a slice are those of all tokens or
   * of the {@code count} that predict something.
   */
  int[] rows(Encoded encoded, int count) {
    return encoded.states().value().rows() == count ? order : tokens;
  }

  /** By place: the item that is predicted, 0 for none. */
  int[] targets() {
    return targets;
  }
}
