package recdenoiser.plugin;

import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Draws.Purpose;

/** Puts a random item behind the first one of every sequence that leaves room for it. */
final class InsertedItems implements BatchAssembler {
  private final BatchAssembler sequences;
  private final int window;
  private final long seed;
  private final TokenBatch plain = new TokenBatch();

  InsertedItems(BatchAssembler sequences, int window, long seed) {
    this.sequences = sequences;
    this.window = window;
    this.seed = seed;
  }

  @Override
  public void layOut(TokenBatch batch, int[] users, int from, int to, long step) {
    sequences.layOut(plain, users, from, to, step);
    batch.clear(plain.sequences(), plain.tokens() + plain.sequences());
    for (int s = 0; s < plain.sequences(); s++) {
      batch.append(Math.min(window, plain.length(s) + 1), window);
    }
  }

  @Override
  public int predictions(TokenBatch batch) {
    return sequences.predictions(plain);
  }

  @Override
  public int user(TokenBatch batch, int sequence) {
    return sequences.user(plain, sequence);
  }

  @Override
  public void fill(TokenBatch batch, int from, int to, long step) {
    sequences.fill(plain, from, to, step);
    long key = Draws.key(seed, Purpose.CLOZE, step);
    for (int s = from; s < to; s++) {
      boolean inserts = batch.length(s) > plain.length(s);
      int target = batch.offsets()[s];
      for (int t = plain.offsets()[s]; t < plain.offsets()[s + 1]; t++) {
        copy(t, batch, target++);
        if (inserts && t == plain.offsets()[s]) {
          copy(t, batch, target);
          batch.items()[target] = 1 + Draws.below(Draws.derive(key, s), 0, plain.items()[t]);
          batch.positives()[target++] = 0;
        }
      }
    }
  }

  private void copy(int from, TokenBatch batch, int to) {
    batch.items()[to] = plain.items()[from];
    batch.positives()[to] = plain.positives()[from];
    batch.users()[to] = plain.users()[from];
    batch.times()[to] = plain.times()[from];
  }
}
