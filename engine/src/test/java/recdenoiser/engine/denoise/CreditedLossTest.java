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

  /** A sequence of 3 items lost 1, 2 and 4, one of 2 items lost 10 and 20. */
  @Test
  void connectionsAnswerForSequencesThatHaveThem() {
    double[] having = {1, 2, 4, 1, 12, 24, 1, 12, 24};
    double[] reached = new double[9];
    CreditedLoss causal = new CreditedLoss(Credit.REACHABLE, new MaskPlanes(2, 1, 3, true));

    causal.ofSequences(1, having, reached);
    assertThat(reached).containsExactly(1, 0, 0, 2, 12, 0, 4, 24, 24);
    causal.ofSequences(0, having, reached);
    assertThat(reached).containsExactly(7, 0, 0, 6, 36, 0, 4, 24, 24);

    CreditedLoss both = new CreditedLoss(Credit.REACHABLE, new MaskPlanes(2, 1, 3, false));
    both.ofSequences(1, having, reached);
    assertThat(reached).containsExactly(1, 1, 1, 2, 12, 12, 4, 24, 24);
  }

  @Test
  void belowTheLastBlockAttentionInBothDirectionsReachesEveryPosition() {
    assertThat(credited(Credit.REACHABLE, false, 0)).containsExactly(7, 7, 7);
  }
}
