package recdenoiser.engine.autodiff;

/**
 * The tokens of some sequences by step: first those that come first in their sequences, then those
 * that come second, and so on, in each step the longest sequences first. Who has a token in one
 * step then has one in all earlier steps, in the same place: the states of a step's sequences are
 * the leading rows of the step before.
 *
 * <p>Rows are those of a matrix in this order; tokens are counted from the first of the slice.
 */
public final class StepOrder {
  private final int[] starts;
  private final int[] tokens;
  private final int[] rows;

  private StepOrder(int[] starts, int[] tokens, int[] rows) {
    this.starts = starts;
    this.tokens = tokens;
    this.rows = rows;
  }

  public static StepOrder of(Segments segments) {
    int[] longestFirst = longestFirst(segments);
    int steps = longestFirst.length == 0 ? 0 : segments.length(longestFirst[0]);
    int[] starts = new int[steps + 1];
    int[] tokens = new int[segments.tokens()];
    int[] rows = new int[tokens.length];
    int row = 0;
    for (int step = 0; step < steps; step++) {
      starts[step] = row;
      for (int s = 0; s < longestFirst.length && segments.length(longestFirst[s]) > step; s++) {
        int token = segments.row(longestFirst[s]) + step;
        tokens[row] = token;
        rows[token] = row++;
      }
    }
    starts[steps] = row;
    return new StepOrder(starts, tokens, rows);
  }

  /** Sequences by falling length; those of the same length as they come. */
  private static int[] longestFirst(Segments segments) {
    int count = segments.to() - segments.from();
    int longest = 0;
    for (int s = segments.from(); s < segments.to(); s++) {
      longest = Math.max(longest, segments.length(s));
    }
    int[] next = new int[longest + 2];
    for (int s = segments.from(); s < segments.to(); s++) {
      next[longest - segments.length(s) + 1]++;
    }
    for (int l = 1; l < next.length; l++) {
      next[l] += next[l - 1];
    }
    int[] order = new int[count];
    for (int s = segments.from(); s < segments.to(); s++) {
      order[next[longest - segments.length(s)]++] = s;
    }
    return order;
  }

  /** Tokens of the longest sequence. */
  public int steps() {
    return starts.length - 1;
  }

  /** First row of a step. */
  public int start(int step) {
    return starts[step];
  }

  /** Sequences that have a token in a step; 0 behind the last. */
  public int active(int step) {
    return step < steps() ? starts[step + 1] - starts[step] : 0;
  }

  /** T. */
  public int size() {
    return tokens.length;
  }

  /** By row its token. */
  int[] tokens() {
    return tokens;
  }

  /** By token its row. */
  int[] rows() {
    return rows;
  }

  /** Rows of some tokens. */
  int[] rows(Rows wanted) {
    int[] some = new int[wanted.count()];
    for (int w = 0; w < some.length; w++) {
      some[w] = rows[wanted.tokens()[wanted.from() + w]];
    }
    return some;
  }
}
