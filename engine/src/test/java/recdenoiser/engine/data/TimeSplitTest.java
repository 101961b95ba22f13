package recdenoiser.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.data.opening.SequencesInWords;

class TimeSplitTest {
  private static final String VALIDATION = "1970-01-01T00:01:40"; // second 100
  private static final String TEST = "1970-01-01T00:03:20"; // second 200

  private static Sequences data(int items, int[][] sequences, long[][] times) {
    PackedHistories packed = PackedHistories.of(sequences);
    long[] all = Arrays.stream(times).flatMapToLong(Arrays::stream).toArray();
    return new Sequences(
        "small",
        items,
        packed.offsets(),
        packed.items(),
        all,
        user -> "u" + user,
        item -> "i" + (item + 1));
  }

  /**
   * Validation begins at 100, the test at 200. u0 acts in all three parts; u1 in training and test;
   * u2 in training and validation; u3 only trains; u4 is new in validation and u5 in the test; u6
   * acts next on item 9, which nobody acted on in training; u7 trains with one action.
   */
  private static final Sequences EIGHT =
      data(
          9,
          new int[][] {
            {1, 2, 3, 4, 5, 6}, {1, 2, 3}, {4, 5, 6, 7}, {7, 8, 3}, {1, 2}, {3}, {2, 9, 3}, {6, 1}
          },
          new long[][] {
            {10, 20, 100, 150, 200, 300},
            {30, 99, 250},
            {1, 2, 199, 199},
            {5, 6, 7},
            {120, 130},
            {220},
            {50, 110, 260},
            {99, 200}
          });

  private final TimeSplit split =
      TimeSplit.of(EIGHT, SplitMoment.parse(VALIDATION), SplitMoment.parse(TEST));

  @Test
  void everythingBeforeTheFirstMomentTrains() {
    int[] lengths = new int[8];
    Arrays.setAll(lengths, split::trainingLength);

    assertThat(lengths).containsExactly(2, 2, 2, 3, 0, 0, 1, 1);
    assertThat(split.trainingUsers()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void theFirstActionAfterAMomentIsToBeFoundFromAllBeforeIt() {
    assertThat(split.evaluatedUsers(Split.VALIDATION)).containsExactly(0, 2);
    assertThat(split.evaluatedUsers(Split.TEST)).containsExactly(0, 1, 6, 7);
    assertThat(split.evaluatedUsers()).containsExactly(0, 1, 2, 6, 7);
    assertThat(split.historyLength(0, Split.VALIDATION)).isEqualTo(2);
    assertThat(split.target(0, Split.VALIDATION)).isEqualTo(3);
    assertThat(split.historyLength(0, Split.TEST)).as("with validation").isEqualTo(4);
    assertThat(split.target(0, Split.TEST)).isEqualTo(5);
    assertThat(split.target(1, Split.TEST)).isEqualTo(3);
    assertThat(split.target(2, Split.VALIDATION)).isEqualTo(6);
    assertThat(split.isEvaluated(1, Split.VALIDATION)).isFalse();
    assertThatThrownBy(() -> split.target(1, Split.VALIDATION))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("User u1 has no target of VALIDATION.");
  }

  @Test
  void newUsersAndItemsThatTrainingHasNotSeenAreLeftOutAndCounted() {
    assertThat(split.facts())
        .isEqualTo(
            new TimeSplit.Facts(
                "1970-01-01T00:01:40Z", "1970-01-01T00:03:20Z", 11, 2, 4, 1, 1, 1, 0));
  }

  @Test
  void aShareIsOfAllActionsInTheOrderOfTime() {
    TimeSplit shares = TimeSplit.of(EIGHT, SplitMoment.parse("0.46"), SplitMoment.parse("0.75"));

    // 24 actions: the one after 11 others is at 100, the one after 18 others at 200
    assertThat(shares.facts().validationFrom()).isEqualTo("1970-01-01T00:01:40Z");
    assertThat(shares.facts().testFrom()).isEqualTo("1970-01-01T00:03:20Z");
  }

  @Test
  void dataWithoutTimesAreRefused() {
    Sequences untimed = SequencesInWords.of(9, new int[] {1, 2, 3}, new int[] {4, 5, 6});

    assertThatThrownBy(() -> SplitPlan.byTime("0.8", "0.9").of(untimed))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("has no times, which a split by time needs");
  }

  @Test
  void dataWithoutActionsAreRefused() {
    Sequences empty = data(9, new int[][] {{}, {}}, new long[][] {{}, {}});

    assertThatThrownBy(() -> SplitPlan.byTime("0.8", "0.9").of(empty))
        .isInstanceOf(DataProblem.class)
        .hasMessage("small has no actions, which a split by time needs.");
  }

  @Test
  void momentsThatLeaveNobodyAreRefused() {
    for (String[] moments : new String[][] {{VALIDATION, "1971-01-01"}, {TEST, VALIDATION}}) {
      assertThatThrownBy(() -> SplitPlan.byTime(moments[0], moments[1]).of(EIGHT))
          .isInstanceOf(DataProblem.class)
          .hasMessageStartingWith("small cannot be split by time from 1970-01-01T00:0")
          .hasMessageEndingWith(
              "expected at least one user in each and the test after validation.");
    }
  }

  @Property(tries = 200)
  void nothingIsLearnedFromLaterThanWhatIsToBeFound(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 9) int validationTenth,
      @ForAll @IntRange(min = 1, max = 9) int testTenth) {
    Sequences data = random(new Random(seed));
    TimeSplit byTime;
    try {
      byTime =
          TimeSplit.of(
              data, SplitMoment.parse("0." + validationTenth), SplitMoment.parse("0." + testTenth));
    } catch (DataProblem nobody) {
      return;
    }
    long lastOfTraining = Long.MIN_VALUE;
    boolean[] trained = new boolean[data.itemCount() + 1];
    for (int user = 0; user < data.userCount(); user++) {
      for (int position = 0; position < byTime.trainingLength(user); position++) {
        lastOfTraining = Math.max(lastOfTraining, data.time(user, position));
        trained[data.item(user, position)] = true;
      }
    }
    long lastOfValidation = Long.MIN_VALUE;
    for (int user : byTime.evaluatedUsers(Split.VALIDATION)) {
      long target = data.time(user, byTime.historyLength(user, Split.VALIDATION));
      assertThat(target).isGreaterThan(lastOfTraining);
      lastOfValidation = Math.max(lastOfValidation, target);
      assertThat(trained[byTime.target(user, Split.VALIDATION)]).isTrue();
    }
    for (int user : byTime.evaluatedUsers(Split.TEST)) {
      int known = byTime.historyLength(user, Split.TEST);
      assertThat(data.time(user, known)).isGreaterThan(lastOfValidation);
      assertThat(data.time(user, known - 1)).isLessThan(data.time(user, known));
      assertThat(trained[byTime.target(user, Split.TEST)]).isTrue();
      assertThat(byTime.trainingLength(user)).isPositive();
    }
  }

  @Property(tries = 50)
  void noiseChangesNeitherMomentsNorUsersNorTargets(@ForAll long seed) {
    Random random = new Random(seed);
    Sequences data = random(random);
    int[] items = data.itemsOfAll();
    TimeSplit clean;
    try {
      clean = TimeSplit.of(data, SplitMoment.parse("0.6"), SplitMoment.parse("0.8"));
    } catch (DataProblem nobody) {
      return;
    }
    BitSet noise = new BitSet();
    for (int user = 0; user < data.userCount(); user++) {
      for (int position = 0; position < clean.trainingLength(user); position += 2) {
        items[data.start(user) + position] = 1 + random.nextInt(data.itemCount());
        noise.set(data.start(user) + position);
      }
    }
    TimeSplit noisy =
        TimeSplit.of(
            data.withNoise(items, new NoisePositions(noise)),
            SplitMoment.parse("0.6"),
            SplitMoment.parse("0.8"));

    assertThat(noisy.facts()).isEqualTo(clean.facts());
    assertThat(noisy.clean().sequences()).isSameAs(data);
    for (Split part : Split.values()) {
      assertThat(noisy.evaluatedUsers(part)).isEqualTo(clean.evaluatedUsers(part));
      for (int user : clean.evaluatedUsers(part)) {
        assertThat(noisy.target(user, part)).isEqualTo(clean.target(user, part));
      }
    }
  }

  private static Sequences random(Random random) {
    int users = 1 + random.nextInt(30);
    int[][] items = new int[users][];
    long[][] times = new long[users][];
    for (int user = 0; user < users; user++) {
      int length = random.nextInt(12);
      items[user] = random.ints(length, 1, 13).toArray();
      times[user] = random.longs(length, 0, 50).sorted().toArray();
    }
    return data(12, items, times);
  }
}
