package recdenoiser.engine.loss;

import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.tensor.Draws;

/**
 * What the other sequences of the batch predict, each of their predictions alike, so that an item
 * comes as often as it is predicted; for a whole batch what any of its sequences predicts (Hidasi
 * et al., Session-based recommendations with recurrent neural networks, ICLR 2016, section 3.2.2).
 */
final class BatchTargets implements NegativeSource {
  private int[] targets = new int[0];
  private int[] firstOf = new int[1];
  private int count;

  @Override
  public boolean needsWholeBatch() {
    return true;
  }

  @Override
  public void begin(TokenBatch batch) {
    room(batch);
    count = 0;
    for (int s = 0; s < batch.sequences(); s++) {
      firstOf[s] = count;
      for (int t = batch.offsets()[s]; t < batch.offsets()[s + 1]; t++) {
        targets[count] = batch.positives()[t];
        count += batch.positives()[t] == 0 ? 0 : 1;
      }
    }
    firstOf[batch.sequences()] = count;
  }

  private void room(TokenBatch batch) {
    if (targets.length < batch.tokens()) {
      targets = new int[Math.max(batch.tokens(), targets.length * 5 / 4)];
    }
    if (firstOf.length <= batch.sequences()) {
      firstOf = new int[Math.max(batch.sequences() + 1, firstOf.length * 5 / 4)];
    }
  }

  @Override
  public int draw(long key, int index, int sequence) {
    int first = sequence == WHOLE_BATCH ? 0 : firstOf[sequence];
    int own = sequence == WHOLE_BATCH ? 0 : firstOf[sequence + 1] - first;
    if (count == own) {
      return 0;
    }
    int chosen = Draws.below(key, index, count - own);
    return targets[chosen < first ? chosen : chosen + own];
  }
}
