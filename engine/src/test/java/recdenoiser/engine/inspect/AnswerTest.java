package recdenoiser.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import recdenoiser.engine.recommend.TopItems.Scored;

class AnswerTest {
  private static final float[] SCORES = {99, 3, 5, 4, 4, 1};

  @Test
  void equalScoresCountHalf() {
    assertThat(Answer.of(SCORES, new boolean[6], 3, 2).rank()).isEqualTo(2.5);
    assertThat(Answer.of(SCORES, new boolean[6], 2, 2).rank()).isEqualTo(1);
    assertThat(Answer.of(SCORES, new boolean[6], 5, 2).rank()).isEqualTo(5);
  }

  @Test
  void whatIsLeftOutIsNotRankedButTheTargetIs() {
    boolean[] left = {false, false, true, true, false, false};

    Answer answer = Answer.of(SCORES, left, 3, 9);

    assertThat(answer.rank()).isEqualTo(1.5);
    assertThat(answer.candidates()).isEqualTo(4);
    assertThat(answer.top()).extracting(Scored::item).containsExactly(3, 4, 1, 5);
  }

  @Test
  void withoutATargetThereIsNoRank() {
    assertThat(Answer.of(SCORES, new boolean[6], 0, 1).rank()).isNaN();
  }

  @Test
  void overlapIsTheShareOfTheLongerListThatBothHave() {
    Answer three = Answer.of(SCORES, new boolean[6], 0, 3);
    Answer same = Answer.of(SCORES, new boolean[6], 0, 3);
    Answer two = Answer.of(SCORES, new boolean[] {false, false, true, false, false, false}, 0, 2);

    assertThat(three.overlap(same)).isEqualTo(1);
    assertThat(three.overlap(two)).isEqualTo(2 / 3.0);
  }

  @Test
  void aScoreThatIsNoNumberIsSaid() {
    assertThatThrownBy(() -> Answer.of(new float[] {0, Float.NaN}, new boolean[2], 1, 1))
        .hasMessageContaining("not a number");
  }
}
