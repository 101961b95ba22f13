package recdenoiser.engine.denoise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;

/** Three positions that lost 1, 2 and 4, in a model of two blocks. */
class CreditedLossTest {
  private static double[] credited(Credit credit, boolean causal, int block) {
    double[] credited = new double[3];
    new CreditedLoss(credit, new MaskPlanes(2, 1, 3, causal))
        .of(block, 3, new double[] {1, 2, 4}, credited);
    return credited;
  }

  @Test
  void globalCreditIsTheWholeLoss() {
    for (int block = 0; block < 2; block++) {
      assertThat(credited(Credit.GLOBAL, true, block)).containsExactly(7, 7, 7);
      assertThat(credited(Credit.GLOBAL, false, block)).containsExactly(7, 7, 7);
    }
  }

  @Test
  void theLastBlockReachesTheQueryItself() {
    assertThat(credited(Credit.REACHABLE, true, 1)).containsExactly(1, 2, 4);
    assertThat(credited(Credit.REACHABLE, false, 1)).containsExactly(1, 2, 4);
  }

  @Test
  void belowTheLastBlockACausalModelReachesThePositionsFromTheQueryOn() {
    assertThat(credited(Credit.REACHABLE, true, 0)).containsExactly(7, 6, 4);
  }

  @Test
  void belowTheLastBlockAttentionInBothDirectionsReachesEveryPosition() {
    assertThat(credited(Credit.REACHABLE, false, 0)).containsExactly(7, 7, 7);
  }
}
