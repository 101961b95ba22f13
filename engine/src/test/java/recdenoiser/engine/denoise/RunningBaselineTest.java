package recdenoiser.engine.denoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What REINFORCE compares losses with, for one block and two slots. */
class RunningBaselineTest {
  private final RunningBaseline baseline =
      new RunningBaseline(0.75, new MaskPlanes(1, 1, 2, true), 2);

  private double step(int draws, double... losses) {
    baseline.begin(draws);
    double compared = 0;
    for (double loss : losses) {
      compared = baseline.part(0).compare(0, 1, loss);
    }
    baseline.update(1);
    return compared;
  }

  @Test
  void theFirstStepIsComparedWithNothing() {
    assertThat(step(1, 8)).isEqualTo(8);
  }

  @Test
  void theSecondStepIsComparedWithTheFirst() {
    step(1, 8);

    assertThat(step(1, 10)).isEqualTo(2);
  }

  @Test
  void aStepIsNeverComparedWithItself() {
    step(1, 8);
    baseline.begin(1);

    assertThat(baseline.part(0).compare(0, 1, 100)).isEqualTo(92);
    assertThat(baseline.part(0).compare(0, 1, 10)).isEqualTo(2);
  }

  @Test
  void olderStepsCountLessByTheDecay() {
    step(1, 8);
    step(1, 16);

    assertThat(step(1, 0)).isEqualTo(-(0.75 * 8 + 0.25 * 16));
  }

  @Test
  void slotsHaveMeansOfTheirOwn() {
    step(1, 8);
    baseline.begin(1);

    assertThat(baseline.part(0).compare(0, 0, 3)).isEqualTo(3);
  }

  @Test
  void aSlotThatAStepDoesNotHaveKeepsItsMean() {
    step(1, 8);
    step(1);

    assertThat(step(1, 8)).isZero();
  }

  @Test
  void drawsThatShareTheObjectiveAreComparedWithTheirShare() {
    step(2, 3, 5);

    assertThat(baseline.values()[1]).as("as one draw would have lost").isEqualTo(8);
    assertThat(step(4, 2)).isZero();
  }

  @Test
  void partsOfAStepAreOneMean() {
    baseline.begin(1);
    baseline.part(0).compare(0, 1, 2);
    baseline.part(1).compare(0, 1, 4);
    baseline.part(1).compare(0, 1, 6);
    baseline.update(2);

    assertThat(baseline.values()[1]).isCloseTo(4, within(1e-6f));
  }

  @Test
  void restoredMeansCompareAlike() {
    step(1, 8);
    step(1, 0.1);
    RunningBaseline other = new RunningBaseline(0.75, new MaskPlanes(1, 1, 2, true), 1);

    other.restore(baseline.values());

    other.begin(1);
    baseline.begin(1);
    assertThat(other.part(0).compare(0, 1, 5)).isEqualTo(baseline.part(0).compare(0, 1, 5));
  }
}
