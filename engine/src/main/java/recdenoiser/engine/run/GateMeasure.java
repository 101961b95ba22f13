package recdenoiser.engine.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.RocCurve;

/** Shows a gate the histories that its model is evaluated on and counts what it takes for noise. */
final class GateMeasure {
  private final DataSplit data;
  private final Optional<RunNoise> noise;
  private final int window;

  /**
   * @param noise what is known
   * @param window how many of the newest actions of a history the model is given
   */
  GateMeasure(DataSplit data, Optional<RunNoise> noise, int window) {
    this.data = data;
    this.noise = noise;
    this.window = window;
  }

  /**
   * @param gate see {@link recdenoiser.engine.recommend.AttentionView#genuine}
   * @param users with a target of the split
   */
  GateReport of(Function<PackedHistories, double[]> gate, Split split, int[] users) {
    IntPredicate actions = noise.map(RunNoise::actions).orElse(action -> false);
    Counts counts = new Counts();
    for (GivenHistories given : GivenHistories.of(data, split, users, actions, window)) {
      counts.add(given, gate.apply(given.histories()));
    }
    return counts.report(users.length);
  }

  private boolean isKnown(int user) {
    return noise.isPresent() && noise.get().users().test(user);
  }

  private final class Counts {
    private final int[] seen = new int[data.sequences().itemCount() + 1];
    private final int[] taken = new int[seen.length];
    private final int[] noisy = new int[seen.length];
    private final int[] known = new int[seen.length];
    private final double[] genuineSum = new double[seen.length];
    private final List<GateReport.OfUser> byUser = new ArrayList<>();
    private final BitSet positive = new BitSet();
    private double[] scores = new double[0];
    private int scored;

    void add(GivenHistories given, double[] genuine) {
      scores = Arrays.copyOf(scores, scored + genuine.length);
      for (int h = 0; h < given.histories().count(); h++) {
        add(given, h, genuine);
      }
    }

    private void add(GivenHistories given, int history, double[] genuine) {
      PackedHistories histories = given.histories();
      boolean isKnown = isKnown(histories.user(history));
      int ofUser = 0;
      int takenOfUser = 0;
      int noiseOfUser = 0;
      for (int a = histories.offsets()[history]; a < histories.offsets()[history + 1]; a++) {
        if (Double.isNaN(genuine[a])) {
          continue;
        }
        boolean isTaken = genuine[a] < GateReport.HALF;
        boolean isNoise = given.noise().get(a);
        ofUser++;
        takenOfUser += isTaken ? 1 : 0;
        noiseOfUser += isNoise ? 1 : 0;
        count(histories.items()[a], genuine[a], isTaken);
        if (isKnown) {
          compare(histories.items()[a], genuine[a], isNoise);
        }
      }
      byUser.add(
          new GateReport.OfUser(
              histories.user(history),
              ofUser,
              takenOfUser,
              isKnown ? noiseOfUser : GateReport.UNKNOWN));
    }

    private void count(int item, double genuine, boolean isTaken) {
      seen[item]++;
      taken[item] += isTaken ? 1 : 0;
      genuineSum[item] += genuine;
    }

    private void compare(int item, double genuine, boolean isNoise) {
      known[item]++;
      noisy[item] += isNoise ? 1 : 0;
      positive.set(scored, isNoise);
      scores[scored++] = 1 - genuine;
    }

    GateReport report(int users) {
      byUser.sort(
          Comparator.comparingDouble(GateReport.OfUser::share)
              .reversed()
              .thenComparingInt(GateReport.OfUser::user));
      return new GateReport(
          users,
          Arrays.stream(seen).asLongStream().sum(),
          Arrays.stream(taken).asLongStream().sum(),
          scored == 0
              ? Optional.empty()
              : Optional.of(RocCurve.of(Arrays.copyOf(scores, scored), positive)),
          items(),
          byUser);
    }

    private List<GateReport.OfItem> items() {
      List<GateReport.OfItem> items = new ArrayList<>();
      for (int item = 1; item < seen.length; item++) {
        if (taken[item] > 0) {
          int noise = known[item] == 0 ? GateReport.UNKNOWN : noisy[item];
          items.add(
              new GateReport.OfItem(
                  item, seen[item], taken[item], noise, genuineSum[item] / seen[item]));
        }
      }
      items.sort(
          Comparator.comparingInt(GateReport.OfItem::taken)
              .reversed()
              .thenComparingDouble(GateReport.OfItem::genuine)
              .thenComparingInt(GateReport.OfItem::item));
      return items;
    }
  }
}
