package recdenoiser.engine.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.settings.Setting;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingTexts;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;
import recdenoiser.engine.text.Numbers;

/**
 * A first-order Markov chain of counts, with absolute discounting (Ney, Essen &amp; Kneser, "On
 * structuring probabilistic dependences in stochastic language modelling", 1994, interpolated): the
 * score of item j after i is
 *
 * <p>p(j | i) = max(c_ij - D, 0) / c_i + D s_i / c_i · p(j), with p(j) = n_j / N,
 *
 * <p>where c_ij is how often j directly follows i in training, c_i = Σ_j c_ij, s_i how many
 * different items follow i, n_j how many of the N training actions are on j, and D the discount: of
 * every transition that was seen so much is given back, and shared out by popularity. After an item
 * that nothing ever followed the score is p(j).
 */
public final class MarkovCounts implements ModelKind {
  public static final String ID = "MARKOV";

  /**
   * What only these counts look at.
   *
   * @param discount D: 0 believes what was counted, 1 leaves nothing to what was seen once
   */
  public record Settings(@Setting(basic = true, min = 0, max = 1) double discount) {}

  public static final Settings DEFAULTS = new Settings(0.75);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String inWords(SettingGroups settings, String dataName) {
    return SettingTexts.format(
        "words.markov", dataName, Numbers.decimal(settings.get(Settings.class).discount()));
  }

  @Override
  public ModelNeeds needs() {
    return new ModelNeeds(false, false, false, false, false);
  }

  @Override
  public Optional<Record> ownSettings() {
    return Optional.of(DEFAULTS);
  }

  /** Of the popularity alone: how many transitions there are only the data know. */
  @Override
  public long parameterCount(SettingGroups settings, int items, int users) {
    return items;
  }

  @Override
  public Model create(ModelContext context) {
    return new Chain(context.items(), context.settings().get(Settings.class).discount());
  }

  private static final class Chain implements FittedModel {
    private static final String ACTIONS = "item_actions";
    private static final String TRANSITIONS = "transitions";

    private final int items;
    private final double discount;
    private final float[] actions;
    private final float[] popularity;
    private SparseRows counts;

    Chain(int items, double discount) {
      this.items = items;
      this.discount = discount;
      this.actions = new float[items + 1];
      this.popularity = new float[items + 1];
      this.counts = SparseRows.empty(items);
    }

    @Override
    public int items() {
      return items;
    }

    @Override
    public int window() {
      return 1;
    }

    @Override
    public boolean isFirstOrder() {
      return true;
    }

    @Override
    public void fit(TrainingSequences data) {
      for (int user = 0; user < data.userCount(); user++) {
        for (int a = 0; a < data.length(user); a++) {
          actions[data.item(user, a)]++;
        }
      }
      counts = count(data);
      weighPopularity();
    }

    private void weighPopularity() {
      double all = 0;
      for (float ofItem : actions) {
        all += ofItem;
      }
      for (int item = 1; item <= items; item++) {
        popularity[item] = all == 0 ? 0 : (float) (actions[item] / all);
      }
    }

    /** Sorts all transitions by where they start, and the few from each item by where they end. */
    private SparseRows count(TrainingSequences data) {
      int[] ends = new int[items + 2];
      for (int user = 0; user < data.userCount(); user++) {
        for (int a = 1; a < data.length(user); a++) {
          ends[data.item(user, a - 1) + 1]++;
        }
      }
      for (int item = 0; item <= items; item++) {
        ends[item + 1] += ends[item];
      }
      int[] next = new int[ends[items + 1]];
      int[] free = ends.clone();
      for (int user = 0; user < data.userCount(); user++) {
        for (int a = 1; a < data.length(user); a++) {
          next[free[data.item(user, a - 1)]++] = data.item(user, a);
        }
      }
      return collect(ends, next);
    }

    /**
     * @param first where the transitions from an item begin
     * @param next where they go; sorted in place, then overwritten
     */
    private SparseRows collect(int[] first, int[] next) {
      int[] starts = new int[items + 2];
      float[] times = new float[next.length];
      int entries = 0;
      for (int item = 0; item <= items; item++) {
        int rowStart = entries;
        Arrays.sort(next, first[item], first[item + 1]);
        for (int t = first[item]; t < first[item + 1]; t++) {
          int column = next[t];
          if (entries == rowStart || next[entries - 1] != column) {
            next[entries++] = column;
          }
          times[entries - 1]++;
        }
        starts[item + 1] = entries;
      }
      return new SparseRows(starts, Arrays.copyOf(next, entries), Arrays.copyOf(times, entries));
    }

    @Override
    public void score(PackedHistories histories, float[] scores) {
      for (int h = 0; h < histories.count(); h++) {
        score(histories.items()[histories.offsets()[h + 1] - 1], scores, h * (items + 1));
      }
    }

    private void score(int last, float[] scores, int at) {
      double followed = counts.sum(last);
      double given = followed == 0 ? 1 : discount * counts.length(last) / followed;
      float share = (float) given;
      for (int item = 0; item <= items; item++) {
        scores[at + item] = share * popularity[item];
      }
      for (int e = counts.start(last); e < counts.end(last); e++) {
        scores[at + counts.columns()[e]] += (float) ((counts.values()[e] - discount) / followed);
      }
    }

    @Override
    public List<NamedArray> weights() {
      List<NamedArray> weights = new ArrayList<>();
      weights.add(new NamedArray(ACTIONS, new int[] {items + 1}, actions.clone()));
      weights.addAll(counts.weights(TRANSITIONS));
      return weights;
    }

    @Override
    public void restore(NamedArrays weights) {
      float[] saved = weights.take(ACTIONS, new int[] {items + 1});
      counts = SparseRows.of(TRANSITIONS, items, weights);
      System.arraycopy(saved, 0, actions, 0, saved.length);
      weighPopularity();
    }

    @Override
    public long parameterCount() {
      return items + (long) counts.entries();
    }
  }
}
