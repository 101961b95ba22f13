package recdenoiser.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.train.SmallLearner;

/** Times in each user's own unit; the span is 100 units. */
class TimeScaleTest {
  private static final int SPAN = 100;

  @Test
  void theShortestTimeBetweenTwoActionsIsTheUnit() {
    assertThat(training(1000, 1040, 1060, 1200)).containsExactly(1, 3, 4, 11);
  }

  @Test
  void timesBetweenTwoUnitsAreRounded() {
    assertThat(training(0, 10, 24, 36)).containsExactly(1, 2, 3, 5);
  }

  @Test
  void actionsAtTheSameTimeAreNoUnit() {
    assertThat(training(5, 5, 25, 25, 35)).containsExactly(1, 1, 3, 3, 4);
  }

  @Test
  void whereNoTimePassesAllTimesAreOne() {
    assertThat(training(7, 7, 7)).containsExactly(1, 1, 1);
  }

  @Test
  void oneActionIsAtTimeOne() {
    assertThat(training(1_700_000_000)).containsExactly(1);
  }

  @Test
  void actionsBefore1970AreLikeOthers() {
    assertThat(training(-1000, -960, -940, -800)).containsExactly(1, 3, 4, 11);
  }

  @Test
  void aGapBeyondTheSpanIsCutToItWhateverItsSize() {
    assertThat(training(0, 1, 3_000_000_000L, 3_000_000_002L)).containsExactly(1, 2, 102, 104);
    assertThat(training(0, 1, Long.MAX_VALUE)).containsExactly(1, 2, 102);
  }

  @Test
  void intervalsBelowTheSpanAreWhatTheyWere() {
    long[] seconds = {0, 30, 500, 501, 590, 5000, 5040};
    int[] times = training(seconds);
    for (int i = 0; i < seconds.length; i++) {
      for (int j = 0; j <= i; j++) {
        long apart = Math.min(seconds[i] - seconds[j], SPAN);
        assertThat(Math.min(times[i] - times[j], SPAN)).isEqualTo((int) apart);
      }
    }
  }

  @Test
  void aPartOfTheActionsHasTheUnitOfAll() {
    TimeScale scale = new TimeScale(user(0, 10, 30, 60), SPAN);
    int[] times = new int[4];

    scale.training(0, 1, 3, times, 1);

    assertThat(times).containsExactly(0, 1, 3, 6);
  }

  @Test
  void aHistoryOfAUserIsInTheUnitOfTheTrainingActions() {
    assertThat(history(0, 100, 110, 146, 147)).containsExactly(1, 2, 6, 6);
  }

  @Test
  void aHistoryOfNobodyHasItsOwnUnit() {
    assertThat(history(-1, 100, 105, 145, 150)).containsExactly(1, 2, 10, 11);
  }

  @Test
  void withoutTimesActionsFollowAfterOneUnit() {
    TimeScale scale = new TimeScale(user(0, 10), SPAN);
    int[] times = new int[3];

    scale.history(PackedHistories.of(new int[] {4, 5, 6}), 0, 3, times, 0);

    assertThat(times).containsExactly(1, 2, 3);
  }

  @Test
  void dataWithoutTimesAreRefused() {
    TrainingSequences timeless = SmallLearner.of(3, new int[] {1, 2});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TimeScale(timeless, SPAN))
        .withMessage("Intervals need the times of actions; there are none.");
  }

  private static int[] training(long... seconds) {
    int[] times = new int[seconds.length];
    new TimeScale(user(seconds), SPAN).training(0, 0, seconds.length, times, 0);
    return times;
  }

  /** Behind another history; the unit of user 0 is 10 seconds. */
  private static int[] history(int user, long... seconds) {
    int n = seconds.length;
    long[] all = new long[n + 2];
    System.arraycopy(seconds, 0, all, 2, n);
    int[] offsets = {0, 2, n + 2};
    PackedHistories histories =
        new PackedHistories(new int[n + 2], offsets, 2, new int[] {-1, user}, all);
    int[] times = new int[n];
    new TimeScale(user(100, 110, 130), SPAN).history(histories, 1, n, times, 0);
    return times;
  }

  private static TrainingSequences user(long... seconds) {
    return SmallLearner.of(3, new int[][] {new int[seconds.length]}, new long[][] {seconds});
  }
}
