package recdenoiser.engine.autodiff;

/**
 * The sequences that one tape works on: {@code from … to - 1} of a packed batch.
 *
 * @param offsets of all sequences of the batch, in tokens
 */
public record Segments(int[] offsets, int from, int to) {

  public int firstToken() {
    return offsets[from];
  }

  public int tokens() {
    return offsets[to] - offsets[from];
  }

  /** First row of {@code sequence} in a matrix of this tape. */
  int row(int sequence) {
    return offsets[sequence] - offsets[from];
  }

  int length(int sequence) {
    return offsets[sequence + 1] - offsets[sequence];
  }
}
