package recdenoiser.engine.train;

import recdenoiser.engine.model.BackboneSettings;
import recdenoiser.engine.model.TokenBatch;

/**
 * Turns users into packed training sequences. Layout is decided by one thread, items are filled in
 * by many; all draws are keyed by seed and step.
 */
interface BatchAssembler {

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

  /**
   * The assembler that suits a backbone.
   *
   * @param times scales the times of actions; null for a backbone that does not look at them
   */
  static BatchAssembler create(
      SelfAttentiveSettings settings, TrainingSequences data, TimeScale times) {
    BackboneSettings backbone = settings.backbone();
    long seed = settings.training().seed();
    return switch (backbone.backbone()) {
      case SASREC, TISASREC -> new NextItemBatches(data, backbone, times);
      case BERT4REC -> new ClozeBatches(data, backbone, seed);
      case SSE_PT ->
          new SharedEmbeddings(new NextItemBatches(data, backbone), data, backbone, seed);
    };
  }
}
