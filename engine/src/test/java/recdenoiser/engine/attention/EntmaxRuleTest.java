package recdenoiser.engine.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.attention.AttentionSettings.PatternHeads;
import recdenoiser.engine.attention.AttentionSettings.RandomUnit;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.tensor.Precision;

class EntmaxRuleTest {
  private static final RuleShape SHAPE = new RuleShape(2, 3, 10, true);

  private final Parameters parameters = new Parameters();

  @Test
  void aSetAlphaHoldsEverywhereAndNothingIsLearned() {
    AttentionRule rules = rules(false, 1.25);

    assertThat(rules.probes().get(EntmaxKind.ALPHA))
        .isEqualTo(new double[][] {{1.25, 1.25, 1.25}, {1.25, 1.25, 1.25}});
    assertThat(parameters.all()).isEmpty();
  }

  @Test
  void learnedAlphaStaysBetweenSoftmaxAndSparsemax() {
    AttentionRule rules = rules(true, 1.5);
    set(-1e6, -4.7, -4.5, 0, 4.5, 1e6);

    double[][] alpha = rules.probes().get(EntmaxKind.ALPHA);

    assertThat(alpha[0][0]).isEqualTo(1.01);
    assertThat(alpha[0][1]).isEqualTo(1.01);
    assertThat(alpha[0][2]).isCloseTo(1 + 1 / (1 + Math.exp(4.5)), within(1e-7));
    assertThat(alpha[1][0]).isEqualTo(1.5);
    assertThat(alpha[1][1]).isBetween(1.98, 2.0);
    assertThat(alpha[1][2]).isEqualTo(2);
  }

  @Test
  void weightsAreReadWhenTheyAreAskedFor() {
    AttentionRule rules = rules(true, 1.5);
    PassRule before = rules.inference();
    set(0, 0, 0, 0, 0, 0);
    int zeros = zeros(before);
    set(9, 9, 9, 9, 9, 9);

    assertThat(zeros(before)).isGreaterThan(zeros);
  }

  @Test
  void theNearerToTwoTheMoreWeightsAreZero() {
    int last = -1;
    for (double alpha : new double[] {1.01, 1.3, 1.6, 2}) {
      int zeros = zeros(rules(false, alpha).inference());
      assertThat(zeros).isGreaterThan(last);
      last = zeros;
    }
  }

  @Test
  void rowsSumToOne() {
    double[][][][] weights =
        WeightsOf.random(rules(false, 1.4).inference().block(1), 3, 10, 2, false);

    for (double[][][] sequence : weights) {
      for (double[][] head : sequence) {
        for (double[] row : head) {
          assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-12));
        }
      }
    }
  }

  private static int zeros(PassRule rule) {
    double[][][][] weights = WeightsOf.random(rule.block(0), 3, 10, 2, false);
    return (int)
        Arrays.stream(weights)
            .flatMap(Arrays::stream)
            .flatMap(Arrays::stream)
            .flatMapToDouble(Arrays::stream)
            .filter(weight -> weight == 0)
            .count();
  }

  private AttentionRule rules(boolean learns, double alpha) {
    AttentionRule rules =
        TestRules.create(
            new AttentionSettings(
                Rule.ENTMAX, 0, 1, PatternHeads.MERGED, learns, alpha, RandomUnit.HEAD, 0),
            SHAPE,
            parameters);
    if (learns) {
      parameters.allocate(Precision.DOUBLE);
    }
    return rules;
  }

  private void set(double... logits) {
    Parameter parameter = parameters.all().get(0);
    parameter.value().write(0, logits, 0, logits.length);
  }
}
