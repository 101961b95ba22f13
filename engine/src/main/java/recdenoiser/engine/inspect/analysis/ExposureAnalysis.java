package recdenoiser.engine.inspect.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.recommend.TopItems;
import recdenoiser.engine.recommend.TopItems.Scored;
import recdenoiser.engine.run.SavedModel;

/** Recommends with a trained run under limits on how often an item may be shown. */
public final class ExposureAnalysis {
  private static final int STRETCH = 64;
  private static final int AT_ONCE = 64;

  /** The share of the work that scoring all users is, about. */
  private static final double SCORES = 0.5;

  private final SavedModel saved;
  private final DataSplit split;
  private final Sequences data;
  private final int[] users;
  private final Prefixes prefixes;
  private final AnalysisProgress progress;

  private ExposureAnalysis(SavedModel saved, AnalysisProgress progress) {
    this.saved = saved;
    this.progress = progress;
    this.split = saved.split();
    this.data = saved.sequences();
    this.users = split.evaluatedUsers(Split.TEST);
    this.prefixes = new Prefixes(data, saved.model().window() - saved.model().gap());
  }

  /**
   * @param factors the limits c, above 0; none at all is added
   * @throws IllegalArgumentException if a factor is not above 0
   */
  public static Exposure of(SavedModel saved, List<Double> factors) {
    return of(saved, factors, AnalysisProgress.NONE);
  }

  /**
   * As {@link #of(SavedModel, List)}.
   *
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static Exposure of(SavedModel saved, List<Double> factors, AnalysisProgress progress) {
    return new ExposureAnalysis(saved, progress).run(Exposure.ascending(factors));
  }

  private Exposure run(List<Double> factors) {
    GreedyLists.Stretch[] first = firstStretches();
    int[] chosenBy = chosenBy(split.clean());
    int[] targets = IntStream.of(users).map(user -> split.target(user, Split.TEST)).toArray();
    List<Exposure.Limit> limits = new ArrayList<>();
    for (double factor : factors) {
      progress.tell(SCORES + (1 - SCORES) * limits.size() / factors.size());
      int[] places = Exposure.places(factor, chosenBy);
      if (Double.isInfinite(factor)) {
        Arrays.fill(places, Integer.MAX_VALUE);
      }
      int[][] lists = GreedyLists.fill(source(first), users.length, Exposure.LENGTH, places);
      limits.add(Exposure.measure(factor, lists, targets, data.itemCount()));
    }
    return new Exposure(saved.record().name(), users.length, data.itemCount(), limits);
  }

  /** [items + 1] How many users chose each item in training. */
  static int[] chosenBy(DataSplit split) {
    Sequences data = split.sequences();
    int[] chosen = new int[data.itemCount() + 1];
    for (int user = 0; user < data.userCount(); user++) {
      BitSet own = new BitSet();
      for (int a = 0; a < split.trainingLength(user); a++) {
        own.set(data.item(user, a));
      }
      own.stream().forEach(item -> chosen[item]++);
    }
    return chosen;
  }

  private GreedyLists.Stretch[] firstStretches() {
    GreedyLists.Stretch[] first = new GreedyLists.Stretch[users.length];
    int width = data.itemCount() + 1;
    for (int from = 0; from < users.length; from += AT_ONCE) {
      progress.tell(SCORES * from / users.length);
      int to = Math.min(from + AT_ONCE, users.length);
      float[] scores = scores(from, to);
      for (int u = from; u < to; u++) {
        float[] own = Arrays.copyOfRange(scores, (u - from) * width, (u - from + 1) * width);
        first[u] = stretch(TopItems.best(own, leftOut(u), STRETCH));
      }
    }
    return first;
  }

  private float[] scores(int from, int to) {
    int[] some = Arrays.copyOfRange(users, from, to);
    int[] known = IntStream.of(some).map(user -> split.historyLength(user, Split.TEST)).toArray();
    float[] scores = new float[Math.multiplyExact(to - from, data.itemCount() + 1)];
    saved.model().score(prefixes.of(some, known), scores);
    return scores;
  }

  /** What a full ranking leaves out, too: what the user has seen, but for the true next item. */
  private boolean[] leftOut(int place) {
    boolean[] left = new boolean[data.itemCount() + 1];
    if (saved.config().evaluation().excludeSeen()) {
      DataSplit clean = split.clean();
      int user = users[place];
      for (int a = 0; a < clean.historyLength(user, Split.TEST); a++) {
        left[clean.sequences().item(user, a)] = true;
      }
      left[split.target(user, Split.TEST)] = false;
    }
    return left;
  }

  private static GreedyLists.Stretch stretch(List<Scored> best) {
    int[] items = best.stream().mapToInt(Scored::item).toArray();
    float[] scores = new float[items.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = best.get(i).score();
    }
    return new GreedyLists.Stretch(items, scores);
  }

  private GreedyLists.Source source(GreedyLists.Stretch[] first) {
    return new GreedyLists.Source() {
      @Override
      public GreedyLists.Stretch first(int user) {
        return first[user];
      }

      @Override
      public GreedyLists.Stretch next(int user, int item, float score, int[] places) {
        if (Thread.currentThread().isInterrupted()) {
          throw new CancellationException("The analysis was cancelled.");
        }
        float[] scores = scores(user, user + 1);
        boolean[] left = leftOut(user);
        for (int i = 1; i < scores.length; i++) {
          boolean before = scores[i] > score || (scores[i] == score && i <= item);
          left[i] |= before || places[i] == 0;
        }
        return stretch(TopItems.best(scores, left, STRETCH));
      }
    };
  }
}
