package recdenoiser.engine.loss;

import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.loss.LossSettings.LossNegativesAvoid;
import recdenoiser.engine.loss.LossSettings.NegativesFor;
import recdenoiser.engine.loss.LossSettings.Sampler;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Draws.Purpose;

/**
 * Items that predictions are compared with: drawn with replacement, and again while they are to be
 * avoided.
 *
 * <p>Where a source has nearly nothing else to give, any item of the catalogue that is not to be
 * avoided is taken; for users who have nearly all of them, any item.
 */
final class NegativeSampler {
  private static final int ATTEMPTS = 256;

  private final TrainingSequences data;
  private final NegativeSource source;
  private final NegativeSource everyItem;
  private final NegativeSource extra;
  private final LossNegativesAvoid avoid;
  private final int fromSource;
  private final int count;
  private final NegativesFor shared;
  private final long seed;

  NegativeSampler(LossSettings settings, TrainingSequences data, long seed) {
    this.data = data;
    this.source = NegativeSource.create(settings, data);
    this.everyItem =
        settings.negativeSampler() == Sampler.UNIFORM ? source : NegativeSource.everyItem(data);
    this.extra =
        settings.extraNegatives() == 0
            ? everyItem
            : NegativeSource.popularItems(data, settings.popularityExponent());
    this.fromSource = settings.lossNegatives();
    this.count = settings.samples();
    this.shared = settings.shared();
    this.avoid = settings.lossNegativesAvoid();
    this.seed = seed;
  }

  /** Which predictions share their negatives. */
  NegativesFor shared() {
    return shared;
  }

  /** Whether {@link #begin} has to see what every sequence of a batch predicts. */
  boolean needsWholeBatch() {
    return source.needsWholeBatch() || shared == NegativesFor.BATCH;
  }

  /** A batch that is filled in, before anything is drawn for it. */
  void begin(TokenBatch batch) {
    source.begin(batch);
  }

  /**
   * Draws one item for every prediction of sequences {@code from … to - 1} into the batch.
   *
   * @param seen [items + 1], scratch of the calling thread, all zero before and after
   */
  void drawOne(
      BatchAssembler assembler, TokenBatch batch, int from, int to, long step, byte[] seen) {
    long key = Draws.key(seed, Purpose.NEGATIVES, step);
    int[] negatives = batch.negatives();
    for (int s = from; s < to; s++) {
      int user = assembler.user(batch, s);
      long own = Draws.derive(key, s);
      int first = batch.offsets()[s];
      markTraining(user, seen, (byte) 1);
      for (int t = first; t < first + batch.length(s); t++) {
        boolean predicts = batch.positives()[t] != 0;
        markTargets(batch, t, t + 1, seen, (byte) 1);
        negatives[t] = predicts ? draw(source, own, t - first, s, seen) : 0;
        markTargets(batch, t, t + 1, seen, (byte) 0);
      }
      markTraining(user, seen, (byte) 0);
    }
  }

  /**
   * Draws K items for a whole batch; they avoid nothing.
   *
   * @param nothing [items + 1], all zero
   * @param negatives [K]
   */
  void drawForBatch(long step, byte[] nothing, int[] negatives) {
    long key = Draws.derive(Draws.key(seed, Purpose.NEGATIVES, step), 0);
    draw(key, NegativeSource.WHOLE_BATCH, nothing, negatives, 0);
  }

  /**
   * Draws K items for every prediction of sequences {@code from … to - 1}, or for every sequence
   * where its predictions share them.
   *
   * @param seen [items + 1], scratch of the calling thread, all zero before and after
   * @param negatives [tokens · K], or [sequences · K] where they are shared
   */
  void drawMany(
      BatchAssembler assembler,
      TokenBatch batch,
      int from,
      int to,
      long step,
      byte[] seen,
      int[] negatives) {
    long key = Draws.key(seed, Purpose.NEGATIVES, step);
    for (int s = from; s < to; s++) {
      int user = assembler.user(batch, s);
      long own = Draws.derive(key, s);
      int first = batch.offsets()[s];
      int end = batch.offsets()[s + 1];
      markTraining(user, seen, (byte) 1);
      boolean forSequence = shared == NegativesFor.SEQUENCE;
      if (forSequence) {
        markTargets(batch, first, end, seen, (byte) 1);
        draw(Draws.derive(own, 0), s, seen, negatives, s * count);
        markTargets(batch, first, end, seen, (byte) 0);
      }
      for (int t = first; !forSequence && t < end; t++) {
        if (batch.positives()[t] != 0) {
          markTargets(batch, t, t + 1, seen, (byte) 1);
          draw(Draws.derive(own, 1 + t - first), s, seen, negatives, t * count);
          markTargets(batch, t, t + 1, seen, (byte) 0);
        }
      }
      markTraining(user, seen, (byte) 0);
    }
  }

  private void markTraining(int user, byte[] seen, byte value) {
    if (avoid == LossNegativesAvoid.TRAINING) {
      for (int i = 0; i < data.length(user); i++) {
        seen[data.item(user, i)] = value;
      }
    }
  }

  private void markTargets(TokenBatch batch, int from, int to, byte[] seen, byte value) {
    if (avoid == LossNegativesAvoid.TARGET) {
      for (int t = from; t < to; t++) {
        seen[batch.positives()[t]] = value;
      }
    }
  }

  private void draw(long key, int sequence, byte[] seen, int[] into, int at) {
    for (int k = 0; k < count; k++) {
      into[at + k] = draw(k < fromSource ? source : extra, key, k, sequence, seen);
    }
  }

  private int draw(NegativeSource from, long key, int index, int sequence, byte[] seen) {
    int item = attempt(from, key, index, sequence, seen);
    boolean found = item != 0 && seen[item] == 0;
    return found || from == everyItem
        ? item
        : attempt(everyItem, Draws.derive(key, index), 0, sequence, seen);
  }

  private static int attempt(
      NegativeSource source, long key, int index, int sequence, byte[] seen) {
    int item = 0;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      item = source.draw(key, index * ATTEMPTS + attempt, sequence);
      if (item != 0 && seen[item] == 0) {
        return item;
      }
    }
    return item;
  }
}
