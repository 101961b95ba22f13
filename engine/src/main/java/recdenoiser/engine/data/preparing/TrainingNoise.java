package recdenoiser.engine.data.preparing;

import java.util.BitSet;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.data.NoisePositions;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.preparing.DataSettings.Noise;

/**
 * Puts noise into the training actions of every user, to see how well a model bears it (Chen et
 * al., RecSys 2022, section 5.3). What is held out for validation and test is never touched; the
 * histories that lead to it contain the noise.
 *
 * <p>Of a user's n training actions share · n are noise. What is behind the point is the
 * probability of one more, so that short histories have their share, too, on average.
 *
 * <ul>
 *   <li>{@link Noise#REPLACED}: actions at positions drawn uniformly get another item, uniform
 *       among all that are neither what stood there nor held out for this user.
 *   <li>{@link Noise#INSERTED}: as many actions on items not held out for this user come in between
 *       training actions, every gap as likely. They are at the time of the action before, so that
 *       no interval but 0 is new. Users of whom nothing is held out, or who have no gap, get none,
 *       so that the same users train and are evaluated.
 *   <li>{@link Noise#SWAPPED}: pairs of neighbours with different items change places, no action
 *       twice; both of a pair are noise. Times stay where they are. Users who repeat themselves may
 *       have fewer such pairs than the share asks for.
 * </ul>
 *
 * <p>A user's noise depends on the seed and the user's name, and not on who else there is, see
 * {@link NoiseDraws}. The noise of a smaller share is part of that of a larger one.
 *
 * <p>Who learns knows nothing of it: what is drawn against in training is told from the noisy
 * actions and counted in them. Who evaluates tells negatives and seen items from {@link
 * DataSplit#clean()}, so that the next item is ranked among the same items whatever the noise.
 */
public final class TrainingNoise {
  private final DataSplit split;
  private final Sequences data;
  private final NoiseDraws draws;
  private final double share;
  private final int[] items;
  private final BitSet noise = new BitSet();

  private TrainingNoise(DataSplit split, NoiseDraws draws, double share) {
    this.split = split;
    this.data = split.sequences();
    this.draws = draws;
    this.share = share;
    this.items = data.itemsOfAll();
  }

  /**
   * @param split of the data that get noise
   * @param whole the same data before some users were drawn
   * @param share of the training actions, 0 … 0.5
   * @throws DataProblem if the data have too few items to draw from
   */
  public static Sequences put(
      Noise kind, double share, DataSplit split, Sequences whole, long seed) {
    if (kind == Noise.NONE) {
      return split.sequences();
    }
    NoiseDraws draws = new NoiseDraws(split, whole, seed);
    return switch (kind) {
      case NONE -> split.sequences();
      case REPLACED -> new TrainingNoise(split, draws, share).replaced();
      case SWAPPED -> new TrainingNoise(split, draws, share).swapped();
      case INSERTED -> new InsertedNoise(split, draws, share).put();
    };
  }

  private Sequences replaced() {
    for (int user = 0; user < data.userCount(); user++) {
      KeyedRandom random = draws.places(user);
      int training = split.trainingLength(user);
      int count = NoiseDraws.rounded(share * training, random);
      RandomOrder order = new RandomOrder(training, random);
      for (int n = 0; n < count; n++) {
        int action = data.start(user) + order.next();
        items[action] = draws.item(user, n, items[action]);
        noise.set(action);
      }
    }
    return data.withNoise(items, new NoisePositions(noise));
  }

  private Sequences swapped() {
    for (int user = 0; user < data.userCount(); user++) {
      KeyedRandom random = draws.places(user);
      int training = split.trainingLength(user);
      int pairs = NoiseDraws.rounded(share * training / 2, random);
      RandomOrder order = new RandomOrder(Math.max(0, training - 1), random);
      while (pairs > 0 && order.hasNext()) {
        pairs -= swap(data.start(user) + order.next()) ? 1 : 0;
      }
    }
    return data.withNoise(items, new NoisePositions(noise));
  }

  /** Exchanges an action with the next one, if neither has moved yet and they differ. */
  private boolean swap(int action) {
    int first = items[action];
    int second = items[action + 1];
    if (noise.get(action) || noise.get(action + 1) || first == second) {
      return false;
    }
    items[action] = second;
    items[action + 1] = first;
    noise.set(action, action + 2);
    return true;
  }
}
