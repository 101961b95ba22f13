package recdenoiser.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoisyHistoriesTest {
  private static final int USERS = 200;
  private static final int ITEMS = 50;
  private static final long SEED = 3;

  private final DataSplit quiet = new LeaveOneOut(sequences(ITEMS));

  @ParameterizedTest
  @EnumSource(Split.class)
  void soManyActionsOfHistoriesGetAnotherItemThatIsNotTheTarget(Split split) {
    DataSplit noisy = new NoisyHistories(quiet, split, 0.25, SEED);

    int changed = 0;
    int all = 0;
    for (int user : quiet.evaluatedUsers(split)) {
      int length = quiet.historyLength(user, split);
      assertThat(noisy.historyLength(user, split)).isEqualTo(length);
      assertThat(noisy.target(user, split)).isEqualTo(quiet.target(user, split));
      for (int position = 0; position < quiet.sequences().length(user); position++) {
        int before = quiet.sequences().item(user, position);
        int after = noisy.sequences().item(user, position);
        if (position >= length) {
          assertThat(after).isEqualTo(before);
        } else if (after != before) {
          changed++;
          assertThat(after).isBetween(1, ITEMS).isNotEqualTo(quiet.target(user, split));
        }
      }
      all += length;
    }
    assertThat(changed / (double) all).isCloseTo(0.25, within(0.01));
    assertThat(noisy.clean()).isSameAs(quiet.clean());
  }

  @Test
  void whatIsNoiseAtOneShareIsNoiseAtLargerOnes() {
    int[] none = new NoisyHistories(quiet, Split.TEST, 0, SEED).sequences().itemsOfAll();
    int[] few = new NoisyHistories(quiet, Split.TEST, 0.1, SEED).sequences().itemsOfAll();
    int[] many = new NoisyHistories(quiet, Split.TEST, 0.5, SEED).sequences().itemsOfAll();
    int[] every = new NoisyHistories(quiet, Split.TEST, 1, SEED).sequences().itemsOfAll();

    assertThat(none).isEqualTo(quiet.sequences().itemsOfAll());
    for (int action = 0; action < none.length; action++) {
      if (few[action] != none[action]) {
        assertThat(many[action]).isEqualTo(few[action]);
      }
      if (many[action] != none[action]) {
        assertThat(every[action]).isEqualTo(many[action]);
      }
    }
    for (int user : quiet.evaluatedUsers()) {
      int start = quiet.sequences().start(user);
      for (int position = 0; position < quiet.historyLength(user, Split.TEST); position++) {
        assertThat(every[start + position]).isNotEqualTo(none[start + position]);
      }
    }
  }

  @Test
  void twoItemsAreTooFew() {
    DataSplit two = new LeaveOneOut(sequences(2));

    assertThatThrownBy(() -> new NoisyHistories(two, Split.TEST, 0.1, SEED))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("too few items for noise: 2, expected at least 3");
  }

  private static Sequences sequences(int items) {
    Random random = new Random(1);
    int[] offsets = new int[USERS + 1];
    int[] all = new int[USERS * 20];
    for (int user = 0; user < USERS; user++) {
      offsets[user + 1] = offsets[user] + 3 + random.nextInt(17);
    }
    Arrays.setAll(all, action -> 1 + random.nextInt(items));
    return new Sequences(
        "some",
        items,
        offsets,
        Arrays.copyOf(all, offsets[USERS]),
        null,
        user -> "u" + user,
        item -> "i" + (item + 1));
  }
}
