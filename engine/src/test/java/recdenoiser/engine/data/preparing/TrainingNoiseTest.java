package recdenoiser.engine.data.preparing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.data.opening.SequencesInWords;
import recdenoiser.engine.data.preparing.DataSettings.CoreRule;
import recdenoiser.engine.data.preparing.DataSettings.Noise;

/** What noise does to training actions, and what it leaves alone. */
class TrainingNoiseTest {
  private static final int ITEMS = 9;

  /** Users with 1 … 14 actions on few items, many of them repeated, some at the same time. */
  @Provide
  Arbitrary<Sequences> data() {
    Arbitrary<int[]> history =
        Arbitraries.integers().between(1, ITEMS).array(int[].class).ofMinSize(1).ofMaxSize(14);
    Arbitrary<Long> start = Arbitraries.longs().between(-(1L << 40), 1L << 40);
    return Combinators.combine(
            history.list().ofMinSize(1).ofMaxSize(8), start, Arbitraries.longs().between(0, 99))
        .as(TrainingNoiseTest::sequences)
        .withoutEdgeCases();
  }

  private static Sequences sequences(List<int[]> histories, long start, long step) {
    PackedHistories packed = PackedHistories.of(histories.toArray(int[][]::new));
    long[] times = new long[packed.items().length];
    Arrays.setAll(times, a -> start + step * (a / 3));
    return new Sequences(
        "test",
        ITEMS,
        packed.offsets(),
        packed.items(),
        times,
        user -> "u" + user,
        item -> "i" + item);
  }

  private static Sequences noisy(Sequences data, Noise kind, double share, long seed) {
    return TrainingNoise.put(kind, share, new LeaveOneOut(data), data, seed);
  }

  @Property
  void whoTrainsWhoIsEvaluatedAndOnWhatStays(
      @ForAll("data") Sequences data,
      @ForAll Noise kind,
      @ForAll @DoubleRange(max = 0.5) double share,
      @ForAll @IntRange(min = 1, max = 3) int heldOut,
      @ForAll long seed) {
    LeaveOneOut before = new LeaveOneOut(data, heldOut);
    Sequences noisy = TrainingNoise.put(kind, share, before, data, seed);
    LeaveOneOut after = new LeaveOneOut(noisy, heldOut);

    assertThat(after.trainingUsers()).isEqualTo(before.trainingUsers());
    assertThat(after.evaluatedUsers()).isEqualTo(before.evaluatedUsers());
    for (int user : before.evaluatedUsers()) {
      for (Split split : Split.values()) {
        assertThat(after.target(user, split)).isEqualTo(before.target(user, split));
        int history = after.historyLength(user, split);
        assertThat(after.sequences().time(user, history))
            .isEqualTo(data.time(user, before.historyLength(user, split)));
        assertThat(isNoise(after.sequences(), user, history)).isFalse();
      }
    }
    assertThat(after.clean().sequences()).isSameAs(data);
  }

  @Property
  void whatIsReplacedDiffersAndIsNeverATargetOfTheUser(
      @ForAll("data") Sequences data,
      @ForAll @DoubleRange(max = 0.5) double share,
      @ForAll long seed) {
    Sequences noisy = noisy(data, Noise.REPLACED, share, seed);

    for (int user = 0; user < data.userCount(); user++) {
      int[] before = data.itemsOf(user);
      int[] after = noisy.itemsOf(user);
      Set<Integer> targets = targets(data, user);
      for (int position = 0; position < before.length; position++) {
        boolean changed = before[position] != after[position];
        assertThat(isNoise(noisy, user, position)).isEqualTo(changed);
        assertThat(changed && targets.contains(after[position])).isFalse();
        assertThat(noisy.time(user, position)).isEqualTo(data.time(user, position));
      }
      double wanted = share * new LeaveOneOut(data).trainingLength(user);
      assertThat(noiseOf(noisy, user)).isBetween((int) wanted, (int) Math.ceil(wanted));
    }
  }

  @Property
  void whatIsInsertedLeavesTheOriginalInItsOrderAndAtItsTimes(
      @ForAll("data") Sequences data,
      @ForAll @DoubleRange(max = 0.5) double share,
      @ForAll long seed) {
    Sequences noisy = noisy(data, Noise.INSERTED, share, seed);

    for (int user = 0; user < data.userCount(); user++) {
      int original = 0;
      for (int position = 0; position < noisy.length(user); position++) {
        int item = noisy.item(user, position);
        if (isNoise(noisy, user, position)) {
          assertThat(targets(data, user)).doesNotContain(item);
          assertThat(noisy.time(user, position)).isEqualTo(noisy.time(user, position - 1));
        } else {
          assertThat(item).isEqualTo(data.item(user, original));
          assertThat(noisy.time(user, position)).isEqualTo(data.time(user, original));
          original++;
        }
      }
      assertThat(original).isEqualTo(data.length(user));
      int training = new LeaveOneOut(data).trainingLength(user);
      boolean hasGaps = training >= 2 && data.length(user) >= 3;
      double wanted = hasGaps ? share * training : 0;
      assertThat(noiseOf(noisy, user)).isBetween((int) wanted, (int) Math.ceil(wanted));
    }
  }

  @Property
  void neighboursThatSwapAreBothNoiseAndNothingIsLost(
      @ForAll("data") Sequences data,
      @ForAll @DoubleRange(max = 0.5) double share,
      @ForAll long seed) {
    Sequences noisy = noisy(data, Noise.SWAPPED, share, seed);

    for (int user = 0; user < data.userCount(); user++) {
      int[] before = data.itemsOf(user);
      int[] after = noisy.itemsOf(user);
      for (int position = 0; position < before.length; position++) {
        assertThat(noisy.time(user, position)).isEqualTo(data.time(user, position));
        if (isNoise(noisy, user, position)) {
          assertThat(isNoise(noisy, user, position + 1)).isTrue();
          assertThat(after[position])
              .isEqualTo(before[position + 1])
              .isNotEqualTo(before[position]);
          assertThat(after[position + 1]).isEqualTo(before[position]);
          position++;
        } else {
          assertThat(after[position]).isEqualTo(before[position]);
        }
      }
      double pairs = share * new LeaveOneOut(data).trainingLength(user) / 2;
      assertThat(noiseOf(noisy, user)).isLessThanOrEqualTo(2 * (int) Math.ceil(pairs));
    }
  }

  @Property
  void usersWhoNeverRepeatThemselvesSwapAsOftenAsTheShareSays(
      @ForAll @DoubleRange(max = 0.5) double share, @ForAll long seed) {
    int[][] histories =
        IntStream.rangeClosed(1, 40)
            .mapToObj(n -> IntStream.rangeClosed(1, n).toArray())
            .toArray(int[][]::new);
    Sequences data = SequencesInWords.of(40, histories);
    Sequences noisy = noisy(data, Noise.SWAPPED, share, seed);

    for (int user = 0; user < data.userCount(); user++) {
      int training = new LeaveOneOut(data).trainingLength(user);
      double pairs = training < 2 ? 0 : share * training / 2;
      assertThat(noiseOf(noisy, user) / 2).isBetween((int) pairs, (int) Math.ceil(pairs));
    }
  }

  @Property
  void theNoiseOfASmallerShareIsPartOfThatOfALargerOne(
      @ForAll("data") Sequences data,
      @ForAll @DoubleRange(max = 0.5) double one,
      @ForAll @DoubleRange(max = 0.5) double other,
      @ForAll long seed) {
    Sequences less = noisy(data, Noise.REPLACED, Math.min(one, other), seed);
    Sequences more = noisy(data, Noise.REPLACED, Math.max(one, other), seed);

    for (int action = 0; action < data.actionCount(); action++) {
      if (less.noise().contains(action)) {
        assertThat(more.noise().contains(action)).isTrue();
        assertThat(more.itemsOfAll()[action]).isEqualTo(less.itemsOfAll()[action]);
      }
    }
  }

  @Property(tries = 20)
  void aUserHasTheSameNoiseWhoeverElseIsLeft(
      @ForAll @DoubleRange(min = 0.1, max = 0.5) double share, @ForAll long seed) {
    Sequences whole = shop(Noise.REPLACED, share, seed, 0);
    Sequences some = shop(Noise.REPLACED, share, seed, 50);
    List<String> users = IntStream.range(0, whole.userCount()).mapToObj(whole::userLabel).toList();
    Set<String> itemsOfSome = new HashSet<>(SequencesInWords.items(some));

    for (int user = 0; user < some.userCount(); user++) {
      int same = users.indexOf(some.userLabel(user));
      for (int position = 0; position < some.length(user); position++) {
        String item = whole.itemToken(whole.item(same, position));
        assertThat(isNoise(some, user, position)).isEqualTo(isNoise(whole, same, position));
        if (itemsOfSome.contains(item)) {
          assertThat(some.itemToken(some.item(user, position))).isEqualTo(item);
        }
      }
    }
  }

  private static Sequences shop(Noise noise, double share, long seed, int maxUsers) {
    return DataSets.prepare(
            new DataSettings("sample:shop", 0, 0, CoreRule.ONCE, maxUsers, noise, share, 0), seed)
        .sequences();
  }

  @Example
  void theWholeOfTheDataHasTheShareOfNoise() {
    for (Noise kind : List.of(Noise.REPLACED, Noise.INSERTED, Noise.SWAPPED)) {
      for (double share : new double[] {0.01, 0.1, 0.25}) {
        Sequences noisy = shop(kind, share, 1, 0);
        LeaveOneOut split = new LeaveOneOut(noisy.clean());
        long training =
            IntStream.range(0, noisy.userCount()).mapToLong(split::trainingLength).sum();
        assertThat(noisy.noise().count() / (double) training)
            .as("%s %s", kind, share)
            .isCloseTo(share, within(0.003));
      }
    }
  }

  @Example
  void itemsOfNoiseAreUniformAmongThoseThatAreNoTargets() {
    int[][] histories =
        IntStream.range(0, 6000).mapToObj(u -> new int[] {1, 2, 3, 4}).toArray(int[][]::new);
    Sequences noisy = noisy(SequencesInWords.of(10, histories), Noise.REPLACED, 0.5, 3);

    int[] counts = new int[11];
    for (int user = 0; user < noisy.userCount(); user++) {
      counts[isNoise(noisy, user, 0) ? noisy.item(user, 0) : 0]++;
    }

    assertThat(counts[1] + counts[3] + counts[4]).isZero();
    double each = (noisy.userCount() - counts[0]) / 7.0;
    double chiSquare =
        IntStream.of(2, 5, 6, 7, 8, 9, 10)
            .mapToDouble(item -> (counts[item] - each) * (counts[item] - each) / each)
            .sum();
    assertThat(chiSquare).as("6 degrees of freedom, 99.9 %% quantile").isLessThan(22.46);
  }

  @Example
  void theSeedOfTheNoiseIsTheRunsUnlessItHasItsOwn() {
    DataSettings plain =
        new DataSettings("sample:shop", 0, 0, CoreRule.ONCE, 0, Noise.SWAPPED, 0.2, 0);
    DataSettings own =
        new DataSettings("sample:shop", 0, 0, CoreRule.ONCE, 0, Noise.SWAPPED, 0.2, 8);

    int[] ofRun7 = DataSets.prepare(plain, 7).sequences().itemsOfAll();
    int[] ofRun8 = DataSets.prepare(plain, 8).sequences().itemsOfAll();

    assertThat(ofRun7).isNotEqualTo(ofRun8);
    assertThat(DataSets.prepare(own, 7).sequences().itemsOfAll()).isEqualTo(ofRun8);
  }

  @Example
  void noShareOfNoiseIsTheDataAsTheyAre() {
    for (Noise kind : Noise.values()) {
      Sequences none = shop(kind, 0, 1, 0);

      assertThat(none.noise().isEmpty()).isTrue();
      assertThat(none.itemsOfAll())
          .isEqualTo(DataSets.open("sample:shop").sequences().itemsOfAll());
    }
  }

  @Example
  void dataWithoutAnotherItemAreRefused() {
    Sequences data = SequencesInWords.of(3, new int[] {1, 1, 1, 1, 2, 3});

    assertThatThrownBy(() -> noisy(data, Noise.REPLACED, 0.5, 1))
        .isInstanceOf(DataProblem.class)
        .hasMessageStartingWith("test has too few items for noise: 3, expected at least 4");
    assertThat(noisy(data, Noise.INSERTED, 0.5, 1).itemsOf(0)).contains(1, 2, 3).hasSize(8);
  }

  private static boolean isNoise(Sequences data, int user, int position) {
    return data.noise().contains(data.start(user) + position);
  }

  private static int noiseOf(Sequences data, int user) {
    return (int) IntStream.range(0, data.length(user)).filter(p -> isNoise(data, user, p)).count();
  }

  private static Set<Integer> targets(Sequences data, int user) {
    Set<Integer> targets = new HashSet<>();
    for (int a = new LeaveOneOut(data).trainingLength(user); a < data.length(user); a++) {
      targets.add(data.item(user, a));
    }
    return targets;
  }
}
