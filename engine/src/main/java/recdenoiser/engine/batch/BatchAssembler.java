package recdenoiser.engine.batch;

/**
 * Turns users into packed training sequences. Layout is decided by one thread, items are filled in
 * by many; all draws are keyed by seed and step.
 */
public interface BatchAssembler {

  /**
   * Lays out the sequences of {@code users[from] … users[to - 1]}; their items are filled in by
   * {@link #fill}.
   */
  void layOut(TokenBatch batch, int[] users, int from, int to, long step);

  /** Tokens of the laid out batch that predict something. */
  int predictions(TokenBatch batch);

  /** Fills in what the sequences {@code from … to - 1} consist of. */
  void fill(TokenBatch batch, int from, int to, long step);

  /** Whose actions a sequence is made of, once it is filled in. */
  default int user(TokenBatch batch, int sequence) {
    return batch.users()[batch.offsets()[sequence]] - 1;
  }
}
