package recdenoiser.engine.inspect.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.recommend.ItemVectors;
import recdenoiser.engine.recommend.StateView;
import recdenoiser.engine.run.SavedModel;

/** Makes the items of a trained run again from the states of their users. */
public final class ConsistencyAnalysis {
  /** So many states of an item are averaged usually. */
  public static final int USUAL = 20;

  private static final int BINS = 5;
  private static final int AT_ONCE = 256;

  /** The share of the work that the states of users are, about. */
  private static final double STATES = 0.7;

  private final SavedModel saved;
  private final DataSplit split;
  private final Sequences data;
  private final StateView view;
  private final float[][] vectors;
  private final Prefixes prefixes;

  private ConsistencyAnalysis(SavedModel saved, StateView view, ItemVectors items) {
    this.saved = saved;
    this.split = saved.split();
    this.data = saved.sequences();
    this.view = view;
    this.vectors = new float[items.itemCount() + 1][];
    for (int item = 1; item < vectors.length; item++) {
      vectors[item] = items.of(item);
    }
    this.prefixes = new Prefixes(data, saved.model().window() - saved.model().gap());
  }

  /**
   * @param most states of an item are averaged: where it was chosen more often, evenly spaced ones
   * @throws IllegalArgumentException if the model has no states or no vectors of items, or {@code
   *     most} is below 1
   */
  public static Consistency of(SavedModel saved, int most) {
    return of(saved, most, AnalysisProgress.NONE);
  }

  /**
   * As {@link #of(SavedModel, int)}.
   *
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static Consistency of(SavedModel saved, int most, AnalysisProgress progress) {
    StateView view = saved.model().states().orElse(null);
    ItemVectors items = saved.model().itemVectors().orElse(null);
    if (most < 1) {
      throw new IllegalArgumentException("At least 1 state is averaged; found " + most + ".");
    }
    if (view == null || items == null) {
      throw new IllegalArgumentException(
          "The model of the run "
              + saved.record().name()
              + " has no states that are compared with vectors of items.");
    }
    return new ConsistencyAnalysis(saved, view, items).run(most, progress);
  }

  /** Where an item was chosen: the user, and how many actions came before. */
  private record Choice(int item, int user, int known) {}

  private Consistency run(int most, AnalysisProgress progress) {
    int[] actions = new int[data.itemCount() + 1];
    List<Choice> choices = thinned(choices(actions), most);
    double[][] sums = new double[data.itemCount() + 1][];
    for (int from = 0; from < choices.size(); from += AT_ONCE) {
      progress.tell(STATES * from / choices.size());
      add(choices.subList(from, Math.min(from + AT_ONCE, choices.size())), sums);
    }
    int[] items =
        IntStream.rangeClosed(1, data.itemCount()).filter(item -> sums[item] != null).toArray();
    if (items.length == 0) {
      throw new IllegalArgumentException("Nobody chose an item after another in training.");
    }
    double[] byAngle = new double[items.length];
    double[] byProduct = new double[items.length];
    for (int i = 0; i < items.length; i++) {
      if (i % AT_ONCE == 0) {
        progress.tell(STATES + (1 - STATES) * i / items.length);
      }
      byAngle[i] = Consistency.rank(nearness(sums[items[i]], true), items[i]);
      byProduct[i] = Consistency.rank(nearness(sums[items[i]], false), items[i]);
    }
    return new Consistency(
        saved.record().name(),
        items.length,
        data.itemCount() - items.length,
        choices.size(),
        Consistency.found(byAngle),
        Consistency.found(byProduct),
        bins(items, actions, byAngle, byProduct));
  }

  /** Of every item, user after user. */
  private List<List<Choice>> choices(int[] actions) {
    List<List<Choice>> choices = new ArrayList<>();
    for (int item = 0; item <= data.itemCount(); item++) {
      choices.add(new ArrayList<>());
    }
    for (int user = 0; user < data.userCount(); user++) {
      for (int a = 0; a < split.trainingLength(user); a++) {
        int item = data.item(user, a);
        actions[item]++;
        if (a > 0) {
          choices.get(item).add(new Choice(item, user, a));
        }
      }
    }
    return choices;
  }

  private static List<Choice> thinned(List<List<Choice>> choices, int most) {
    List<Choice> kept = new ArrayList<>();
    for (List<Choice> own : choices) {
      int count = Math.min(most, own.size());
      for (int c = 0; c < count; c++) {
        kept.add(own.get((int) ((long) c * own.size() / count)));
      }
    }
    return kept;
  }

  private void add(List<Choice> some, double[][] sums) {
    int[] users = some.stream().mapToInt(Choice::user).toArray();
    int[] known = some.stream().mapToInt(Choice::known).toArray();
    float[] states = view.after(prefixes.of(users, known));
    int width = states.length / some.size();
    if (width != vectors[1].length) {
      throw new IllegalArgumentException(
          "The states of the model have "
              + width
              + " numbers, its vectors of items "
              + vectors[1].length
              + ".");
    }
    for (int s = 0; s < some.size(); s++) {
      int item = some.get(s).item();
      sums[item] = sums[item] == null ? new double[width] : sums[item];
      for (int k = 0; k < width; k++) {
        sums[item][k] += states[s * width + k];
      }
    }
  }

  /** Its length says nothing: the sum of states stands for their mean. */
  private double[] nearness(double[] made, boolean angle) {
    double[] nearness = new double[vectors.length];
    for (int item = 1; item < vectors.length; item++) {
      double product = 0;
      double squares = 0;
      for (int k = 0; k < made.length; k++) {
        product += made[k] * vectors[item][k];
        squares += (double) vectors[item][k] * vectors[item][k];
      }
      nearness[item] = !angle ? product : squares == 0 ? 0 : product / Math.sqrt(squares);
    }
    return nearness;
  }

  private static List<Consistency.Bin> bins(
      int[] items, int[] actions, double[] byAngle, double[] byProduct) {
    int[] order =
        IntStream.range(0, items.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> actions[items[i]]))
            .mapToInt(i -> i)
            .toArray();
    List<Consistency.Bin> bins = new ArrayList<>();
    for (int b = 0; b < Math.min(BINS, items.length); b++) {
      int count = Math.min(BINS, items.length);
      int[] own =
          Arrays.copyOfRange(order, b * items.length / count, (b + 1) * items.length / count);
      bins.add(
          new Consistency.Bin(
              actions[items[own[0]]],
              actions[items[own[own.length - 1]]],
              own.length,
              Consistency.found(of(own, byAngle)),
              Consistency.found(of(own, byProduct))));
    }
    return bins;
  }

  private static double[] of(int[] some, double[] values) {
    return IntStream.of(some).mapToDouble(i -> values[i]).toArray();
  }
}
