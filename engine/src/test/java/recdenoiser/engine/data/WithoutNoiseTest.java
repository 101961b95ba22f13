package recdenoiser.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * What is left of users, item numbers standing for themselves: of the first the second and the
 * fourth action, which validation asks for, are noise; of the second all but what is asked for; the
 * third is too short to be evaluated.
 */
class WithoutNoiseTest {
  private static final int[][] ACTIONS = {{1, 2, 3, 4, 5}, {6, 7, 1, 2}, {3, 4}};
  private static final BitSet NOISE = bits(1, 3, 5, 6, 10);

  private final DataSplit noisy = new LeaveOneOut(sequences(ACTIONS));
  private final DataSplit split = new WithoutNoise(noisy, NOISE::get);

  @Test
  void noiseIsNeitherTrainedOnNorInHistories() {
    assertThat(history(0, Split.VALIDATION)).containsExactly(1, 3);
    assertThat(history(0, Split.TEST)).containsExactly(1, 3);
    assertThat(split.trainingLength(0)).isEqualTo(2);
    assertThat(split.sequences().itemsOf(0)).containsExactly(1, 3, 5);
    assertThat(split.sequences().itemsOf(2)).containsExactly(3);
    assertThat(split.trainingLength(2)).isEqualTo(1);
    assertThat(split.trainingUsers()).containsExactly(0);
  }

  @Test
  void whatIsAskedForStaysEvenIfItIsNoise() {
    assertThat(split.target(0, Split.VALIDATION)).isEqualTo(4);
    assertThat(split.target(0, Split.TEST)).isEqualTo(5);
    assertThat(split.evaluatedUsers()).containsExactly(0, 1);
    assertThat(split.evaluatedUsers(Split.TEST)).containsExactly(0, 1);
    assertThat(split.clean()).isSameAs(noisy);
    assertThatThrownBy(() -> split.historyLength(2, Split.TEST))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void somethingOfTheTrainingIsAlwaysLeft() {
    assertThat(history(1, Split.VALIDATION)).containsExactly(7);
    assertThat(history(1, Split.TEST)).containsExactly(7, 1);
    assertThat(split.target(1, Split.VALIDATION)).isEqualTo(1);
    assertThat(split.target(1, Split.TEST)).isEqualTo(2);
  }

  @Test
  void usersAndItemsKeepTheirNames() {
    assertThat(split.sequences().userCount()).isEqualTo(3);
    assertThat(split.sequences().itemCount()).isEqualTo(7);
    assertThat(split.sequences().itemToken(7)).isEqualTo("i7");
    assertThat(split.sequences().clean()).isSameAs(noisy.sequences());
  }

  @Property
  void targetsAreTheSameAndHistoriesHoldWhatIsNoNoise(@ForAll long drawn, @ForAll long which) {
    int[][] actions = new int[3][];
    Random random = new Random(drawn);
    for (int user = 0; user < actions.length; user++) {
      actions[user] = random.ints(3 + random.nextInt(7), 1, 8).toArray();
    }
    BitSet noise = BitSet.valueOf(new long[] {which});
    DataSplit before = new LeaveOneOut(sequences(actions));
    DataSplit after = new WithoutNoise(before, noise::get);
    for (int user = 0; user < actions.length; user++) {
      int first = before.sequences().start(user);
      for (Split kind : Split.values()) {
        assertThat(after.target(user, kind)).isEqualTo(before.target(user, kind));
        int[] genuine =
            IntStream.range(0, before.historyLength(user, kind))
                .filter(position -> !noise.get(first + position))
                .map(position -> before.sequences().itemAt(first + position))
                .toArray();
        int[] left =
            Arrays.copyOf(after.sequences().itemsOf(user), after.historyLength(user, kind));
        if (left.length == genuine.length) {
          assertThat(left).containsExactly(genuine);
        } else {
          assertThat(left).hasSize(genuine.length + 1);
          assertThat(after.trainingLength(user)).isEqualTo(1);
        }
      }
    }
  }

  private int[] history(int user, Split kind) {
    return Arrays.copyOf(split.sequences().itemsOf(user), split.historyLength(user, kind));
  }

  private static Sequences sequences(int[][] actions) {
    int[] offsets = new int[actions.length + 1];
    for (int user = 0; user < actions.length; user++) {
      offsets[user + 1] = offsets[user] + actions[user].length;
    }
    int[] items = Arrays.stream(actions).flatMapToInt(Arrays::stream).toArray();
    return new Sequences(
        "some", 7, offsets, items, null, user -> "u" + user, item -> "i" + (item + 1));
  }

  private static BitSet bits(int... set) {
    BitSet bits = new BitSet();
    for (int bit : set) {
      bits.set(bit);
    }
    return bits;
  }
}
