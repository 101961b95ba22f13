package recdenoiser.engine.batch;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The sequences of another assembler with the users of a batch in the order of their numbers of
 * actions, for models that work on several sequences at a time and wait for the longest.
 */
public final class ByLength implements BatchAssembler {
  private final BatchAssembler sequences;
  private final TrainingSequences data;

  public ByLength(BatchAssembler sequences, TrainingSequences data) {
    this.sequences = sequences;
    this.data = data;
  }

  @Override
  public void layOut(TokenBatch batch, int[] users, int from, int to, long step) {
    int[] sorted =
        Arrays.stream(users, from, to)
            .boxed()
            .sorted(Comparator.comparingInt(data::length))
            .mapToInt(Integer::intValue)
            .toArray();
    sequences.layOut(batch, sorted, 0, sorted.length, step);
  }

  @Override
  public int predictions(TokenBatch batch) {
    return sequences.predictions(batch);
  }

  @Override
  public int user(TokenBatch batch, int sequence) {
    return sequences.user(batch, sequence);
  }

  @Override
  public void fill(TokenBatch batch, int from, int to, long step) {
    sequences.fill(batch, from, to, step);
  }
}
