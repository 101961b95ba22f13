package recdenoiser.engine.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.settings.Setting;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingTexts;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;
import recdenoiser.engine.text.Numbers;

/**
 * Item-to-item nearest neighbours (Sarwar, Karypis, Konstan &amp; Riedl, WWW 2001) with users as
 * sessions, as Hidasi et al. (ICLR 2016) and Jannach &amp; Ludewig (RecSys 2017) compare with it.
 * Two items are as similar as the cosine of the sets of users who have both near each other:
 *
 * <p>sim(i, j) = c_ij / √((n_i + λ) (n_j + λ)),
 *
 * <p>where c_ij is how many users have an action on i and one on j at most w training actions
 * apart, n_i how many have one on i, and λ takes away from what few users support. Of the most
 * similar items k are kept for each. After actions i_1 … i_n, the newest last, item j has the score
 *
 * <p>Σ_a γ^(n - a) sim(i_a, j) over those a for which j is a neighbour of i_a.
 *
 * <p>Items that are a neighbour of none of them stand behind all others, by popularity, with the
 * score -1 / (1 + actions): published programs leave them tied, which among a hundred candidates
 * most of them are.
 */
public final class ItemKnn implements ModelKind {
  public static final String ID = "ITEM_KNN";

  /**
   * What only neighbours look at.
   *
   * @param neighbours k, how many are kept for each item
   * @param neighbourReach w, how many actions apart two items may be; 0 for any number
   * @param shrinkage λ
   * @param recencyDecay γ, what an action counts beside the one after it
   */
  public record Settings(
      @Setting(basic = true, min = 1, max = 10000, unit = "items") int neighbours,
      @Setting(basic = true, min = 0, max = 10000, unit = "actions") int neighbourReach,
      @Setting(min = 0, max = 1e6, unit = "users") double shrinkage,
      @Setting(min = 0, max = 1) double recencyDecay) {}

  public static final Settings DEFAULTS = new Settings(500, 10, 20, 0.8);

  @Override
  public String id() {
    return ID;
  }

  private static Settings own(SettingGroups settings) {
    return settings.get(Settings.class);
  }

  @Override
  public String inWords(SettingGroups settings, String dataName) {
    Settings own = own(settings);
    String length = Numbers.count(settings.get(ModelSettings.class).maxLength());
    String key = own.neighbourReach() == 0 ? "words.itemKnn" : "words.itemKnn.reach";
    return SettingTexts.format(
        key,
        dataName,
        Numbers.count(own.neighbours()),
        length,
        Numbers.count(own.neighbourReach()));
  }

  @Override
  public ModelNeeds needs() {
    return new ModelNeeds(false, false, true, false, false);
  }

  @Override
  public Set<String> settings(SettingGroups settings) {
    return Set.of("model", "maxLength");
  }

  @Override
  public Optional<Record> ownSettings() {
    return Optional.of(DEFAULTS);
  }

  /** At most; how many neighbours there are only the data know. */
  @Override
  public long parameterCount(SettingGroups settings, int items, int users) {
    return items * (1L + Math.min(own(settings).neighbours(), Math.max(0, items - 1)));
  }

  @Override
  public Model create(ModelContext context) {
    return new Neighbours(context.items(), context.model().maxLength(), own(context.settings()));
  }

  private static final class Neighbours implements FittedModel {
    private static final String NAME = "neighbours";
    private static final String ACTIONS = "item_actions";

    private final int items;
    private final int window;
    private final Settings settings;
    private final float[] actions;
    private SparseRows similar;

    Neighbours(int items, int window, Settings settings) {
      this.items = items;
      this.window = window;
      this.settings = settings;
      this.actions = new float[items + 1];
      this.similar = SparseRows.empty(items);
    }

    @Override
    public int items() {
      return items;
    }

    @Override
    public int window() {
      return window;
    }

    @Override
    public void fit(TrainingSequences data) {
      Occurrences occurrences = Occurrences.of(data);
      int[] users = new int[items + 1];
      Arrays.setAll(users, occurrences::users);
      for (int item = 1; item <= items; item++) {
        actions[item] = occurrences.actions(item);
      }
      NearItems near = new NearItems(data, occurrences, settings.neighbourReach());
      int[] starts = new int[items + 2];
      int[] columns = new int[0];
      float[] values = new float[0];
      for (int item = 1; item <= items; item++) {
        long[] best = best(near, item, users);
        int from = starts[item];
        starts[item + 1] = from + best.length;
        if (columns.length < from + best.length) {
          int room = Math.max(1024, 2 * (from + best.length));
          columns = Arrays.copyOf(columns, room);
          values = Arrays.copyOf(values, room);
        }
        for (int k = 0; k < best.length; k++) {
          columns[from + k] = Ranked.item(best[k]);
          values[from + k] = Ranked.similarity(best[k]);
        }
      }
      int entries = starts[items + 1];
      similar =
          new SparseRows(starts, Arrays.copyOf(columns, entries), Arrays.copyOf(values, entries));
    }

    /** The most similar items, the best first, of equals the one with the smaller number. */
    private long[] best(NearItems near, int item, int[] users) {
      int found = near.count(item);
      long[] ranked = new long[found];
      for (int f = 0; f < found; f++) {
        int other = near.item(f);
        double support =
            (users[item] + settings.shrinkage()) * (users[other] + settings.shrinkage());
        ranked[f] = Ranked.of((float) (near.usersWith(other) / Math.sqrt(support)), other);
      }
      Arrays.sort(ranked);
      int kept = Math.min(found, settings.neighbours());
      long[] best = new long[kept];
      Arrays.setAll(best, k -> ranked[found - 1 - k]);
      return best;
    }

    @Override
    public void score(PackedHistories histories, float[] scores) {
      for (int h = 0; h < histories.count(); h++) {
        int at = h * (items + 1);
        Arrays.fill(scores, at, at + items + 1, 0);
        double factor = 1;
        int end = histories.offsets()[h + 1];
        int from = end - Math.min(window, histories.length(h));
        for (int a = end - 1; a >= from && factor > 0; a--) {
          similar.addRow(histories.items()[a], (float) factor, scores, at);
          factor *= settings.recencyDecay();
        }
        fillUp(scores, at);
      }
    }

    /** Similarities are positive: what has none yet is no neighbour. */
    private void fillUp(float[] scores, int at) {
      for (int item = 1; item <= items; item++) {
        if (scores[at + item] == 0) {
          scores[at + item] = -1 / (1 + actions[item]);
        }
      }
    }

    @Override
    public List<NamedArray> weights() {
      List<NamedArray> weights = new ArrayList<>(similar.weights(NAME));
      weights.add(new NamedArray(ACTIONS, new int[] {items + 1}, actions.clone()));
      return weights;
    }

    @Override
    public void restore(NamedArrays weights) {
      float[] saved = weights.take(ACTIONS, new int[] {items + 1});
      similar = SparseRows.of(NAME, items, weights);
      System.arraycopy(saved, 0, actions, 0, saved.length);
    }

    @Override
    public long parameterCount() {
      return items + (long) similar.entries();
    }
  }

  /** A similarity above an item, as one number that sorts them; of equals the smaller item last. */
  private static final class Ranked {
    static long of(float similarity, int item) {
      return (long) Float.floatToIntBits(similarity) << 32 | Integer.MAX_VALUE - item;
    }

    static int item(long ranked) {
      return Integer.MAX_VALUE - (int) ranked;
    }

    static float similarity(long ranked) {
      return Float.intBitsToFloat((int) (ranked >>> 32));
    }
  }

  /**
   * Where each item is in the training sequences: those of item i from {@code starts[i]} on, user
   * after user.
   */
  private record Occurrences(int[] starts, int[] user, int[] position) {

    static Occurrences of(TrainingSequences data) {
      int[] starts = new int[data.itemCount() + 2];
      for (int u = 0; u < data.userCount(); u++) {
        for (int a = 0; a < data.length(u); a++) {
          starts[data.item(u, a) + 1]++;
        }
      }
      for (int i = 0; i <= data.itemCount(); i++) {
        starts[i + 1] += starts[i];
      }
      int[] free = starts.clone();
      int[] user = new int[starts[data.itemCount() + 1]];
      int[] position = new int[user.length];
      for (int u = 0; u < data.userCount(); u++) {
        for (int a = 0; a < data.length(u); a++) {
          int at = free[data.item(u, a)]++;
          user[at] = u;
          position[at] = a;
        }
      }
      return new Occurrences(starts, user, position);
    }

    int actions(int item) {
      return starts[item + 1] - starts[item];
    }

    /** How many users have the item. */
    int users(int item) {
      int users = 0;
      for (int o = starts[item]; o < starts[item + 1]; o++) {
        users += isFirstOfUser(item, o) ? 1 : 0;
      }
      return users;
    }

    boolean isFirstOfUser(int item, int occurrence) {
      return occurrence == starts[item] || user[occurrence] != user[occurrence - 1];
    }
  }

  /** The items that users have near one item, each user counted once. */
  private static final class NearItems {
    private final TrainingSequences data;
    private final Occurrences occurrences;
    private final int reach;
    private final int[] usersWith;
    private final int[] seenFor;
    private final int[] found;
    private int count;
    private int pair;

    NearItems(TrainingSequences data, Occurrences occurrences, int reach) {
      this.data = data;
      this.occurrences = occurrences;
      this.reach = reach;
      this.usersWith = new int[data.itemCount() + 1];
      this.seenFor = new int[data.itemCount() + 1];
      this.found = new int[data.itemCount()];
    }

    /** Looks around one item; the result is how many others are near. */
    int count(int item) {
      for (int f = 0; f < count; f++) {
        usersWith[found[f]] = 0;
      }
      count = 0;
      for (int o = occurrences.starts[item]; o < occurrences.starts[item + 1]; o++) {
        boolean first = occurrences.isFirstOfUser(item, o);
        pair += first ? 1 : 0;
        if (first || reach > 0) {
          look(item, occurrences.user[o], occurrences.position[o]);
        }
      }
      return count;
    }

    private void look(int item, int user, int position) {
      int length = data.length(user);
      int from = reach == 0 ? 0 : Math.max(0, position - reach);
      int to = reach == 0 ? length : Math.min(length, position + reach + 1);
      for (int a = from; a < to; a++) {
        int other = data.item(user, a);
        if (other != item && seenFor[other] != pair) {
          seenFor[other] = pair;
          if (usersWith[other]++ == 0) {
            found[count++] = other;
          }
        }
      }
    }

    int item(int index) {
      return found[index];
    }

    int usersWith(int item) {
      return usersWith[item];
    }
  }
}
