package recdenoiser.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

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
}
