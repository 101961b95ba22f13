package recdenoiser.engine.data.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.data.sample.NoiseTruth.UserTruth;

class AttentionOnNoiseTest {
  /** The father of Figure 1: phone, bag, headphone, a noise click, pant, laptop. */
  private static final UserTruth FATHER =
      new UserTruth(new int[] {-1, -1, 0, -1, 1, 2}, new int[] {0, 1, 0, -1, 1, 0});

  private static final int LAPTOP = 5;

  @Test
  void everyWeightFallsOnOneKind() {
    float[] attention = {0.1f, 0.05f, 0.4f, 0.2f, 0.15f, 0.1f};

    AttentionOnNoise share = AttentionOnNoise.share(attention, 0, FATHER, LAPTOP);

    assertThat(share.dependency()).isCloseTo(0.4, within(1e-6));
    assertThat(share.sameInterest()).isCloseTo(0.2, within(1e-6));
    assertThat(share.otherInterest()).isCloseTo(0.2, within(1e-6));
    assertThat(share.noise()).isCloseTo(0.2, within(1e-6));
    assertThat(share.irrelevant()).isCloseTo(0.4, within(1e-6));
  }

  @Test
  void aWindowBeginsLater() {
    AttentionOnNoise share = AttentionOnNoise.share(new float[] {1, 3}, 2, FATHER, LAPTOP);

    assertThat(share.dependency()).isEqualTo(0.25);
    assertThat(share.noise()).isEqualTo(0.75);
  }

  @Test
  void weightsThatMasksTookAwayDoNotCount() {
    float[] attention = {Float.NaN, 0, 0.25f, 0, 0.25f};

    AttentionOnNoise share = AttentionOnNoise.share(attention, 0, FATHER, LAPTOP);

    assertThat(share).isEqualTo(new AttentionOnNoise(0.5, 0, 0.5, 0));
  }

  @Test
  void theMeanLeavesOutRowsWithoutWeight() {
    AttentionOnNoise none = AttentionOnNoise.share(new float[3], 0, FATHER, LAPTOP);
    AttentionOnNoise one = new AttentionOnNoise(1, 0, 0, 0);
    AttentionOnNoise other = new AttentionOnNoise(0, 0, 0, 1);

    assertThat(none.noise()).isNaN();
    assertThat(AttentionOnNoise.mean(List.of(none, one, other)))
        .isEqualTo(new AttentionOnNoise(0.5, 0, 0, 0.5));
    assertThat(AttentionOnNoise.mean(List.of(none)).noise()).isNaN();
  }
}
