package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.RowMask;

/** What the attention weights of one block are multiplied by, sequence by sequence. */
@FunctionalInterface
public interface SequenceMasks {

  /** Plain softmax. */
  SequenceMasks NONE = (sequence, length) -> null;

  /**
   * The mask of one sequence, used until the next one is asked for.
   *
   * @param sequence index in the batch
   * @param length its tokens
   * @return null where nothing is masked
   */
  RowMask of(int sequence, int length);
}
