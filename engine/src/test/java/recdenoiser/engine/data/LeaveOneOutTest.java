package recdenoiser.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.data.opening.SequencesInWords;

class LeaveOneOutTest {
  private static final LeaveOneOut DATA =
      new LeaveOneOut(
          SequencesInWords.of(
              9, new int[] {1}, new int[] {2, 3}, new int[] {4, 5, 6}, new int[] {7, 8, 9, 1, 2}));

  @Test
  void theLastIsForTestingAndTheOneBeforeForValidation() {
    assertThat(DATA.target(3, Split.TEST)).isEqualTo(2);
    assertThat(DATA.historyLength(3, Split.TEST)).isEqualTo(4);
    assertThat(DATA.target(3, Split.VALIDATION)).isEqualTo(1);
    assertThat(DATA.historyLength(3, Split.VALIDATION)).isEqualTo(3);
    assertThat(DATA.trainingLength(3)).isEqualTo(3);
  }

  @Test
  void usersWithFewerThanThreeActionsOnlyTrain() {
    assertThat(DATA.evaluatedUsers()).containsExactly(2, 3);
    assertThat(DATA.trainingLength(0)).isEqualTo(1);
    assertThat(DATA.trainingLength(1)).isEqualTo(2);
    assertThat(DATA.trainingLength(2)).isEqualTo(1);
    assertThatThrownBy(() -> DATA.target(1, Split.TEST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("User u1 has 2 actions and is not evaluated.");
  }

  @Test
  void toTrainTakesAnItemThatFollowsAnother() {
    assertThat(DATA.trainingUsers()).containsExactly(1, 3);
  }

  @Property
  void trainingValidationAndTestFollowOneAnother(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 12) Integer> lengths,
      @ForAll @IntRange(min = 1, max = 6) int heldOut) {
    Sequences sequences =
        SequencesInWords.of(
            12,
            lengths.stream()
                .map(length -> IntStream.rangeClosed(1, length).toArray())
                .toArray(int[][]::new));
    LeaveOneOut data = new LeaveOneOut(sequences, heldOut);

    assertThat(data.evaluatedUsers())
        .isEqualTo(
            IntStream.range(0, lengths.size())
                .filter(user -> lengths.get(user) >= heldOut + 2)
                .toArray());
    for (int user : data.evaluatedUsers()) {
      int training = data.trainingLength(user);
      assertThat(training).isPositive();
      assertThat(data.historyLength(user, Split.VALIDATION)).isEqualTo(training);
      assertThat(data.target(user, Split.VALIDATION)).isEqualTo(training + 1);
      assertThat(data.historyLength(user, Split.TEST)).isEqualTo(training + 1);
      assertThat(data.target(user, Split.TEST)).isEqualTo(training + 2);
      assertThat(training + 1 + heldOut).as("all are used").isEqualTo(lengths.get(user));
    }
    for (int user = 0; user < lengths.size(); user++) {
      if (lengths.get(user) < heldOut + 2) {
        assertThat(data.trainingLength(user)).isEqualTo(lengths.get(user));
      }
    }
  }

  @Test
  void somethingMustBeHeldOut() {
    assertThatThrownBy(() -> new LeaveOneOut(DATA.sequences(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("At least 1 action must be held out for testing; found 0.");
  }
}
