package recdenoiser.engine.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recdenoiser.engine.attention.AttentionSettings.PatternHeads;
import recdenoiser.engine.attention.AttentionSettings.RandomUnit;
import recdenoiser.engine.autodiff.ScoreRule;
import recdenoiser.engine.tensor.kernel.RowWeighting;

class RandomMaskRuleTest {
  private static final double RATE = 0.3;
  private static final int HEADS = 4;
  private static final int LENGTH = 12;

  @ParameterizedTest
  @EnumSource(RandomUnit.class)
  void asManyAreClosedAsTheRateSaysAndZIsOneOnAverage(RandomUnit unit) {
    int closed = 0;
    int all = 0;
    double sum = 0;
    for (int step = 0; step < 40; step++) {
      ScoreRule rule = TestRules.training(rule(unit), 5, step).block(0);
      for (int sequence = 0; sequence < 60; sequence++) {
        for (int head = 0; head < HEADS; head++) {
          for (double z : mask(rule, sequence, head)) {
            closed += z == 0 ? 1 : 0;
            sum += z;
            all++;
          }
        }
      }
    }
    // 2400 masks that are closed as a whole: five deviations
    assertThat(closed / (double) all).isCloseTo(RATE, within(5 * Math.sqrt(0.21 / 2400)));
    assertThat(sum / all).isCloseTo(1, within(5 * Math.sqrt(0.21 / 2400) / 0.7));
  }

  @Test
  void connectionsCloseOneByOneAndAlikeInAllHeads() {
    ScoreRule rule = TestRules.training(rule(RandomUnit.CONNECTION), 5, 1).block(0);

    assertThat(values(mask(rule, 0, 0))).containsExactlyInAnyOrder(0.0, 1 / 0.7);
    assertThat(mask(rule, 0, 1)).isEqualTo(mask(rule, 0, 0));
    assertThat(mask(rule, 1, 0)).isNotEqualTo(mask(rule, 0, 0));
  }

  @Test
  void headsCloseAsAWholeEachByItself() {
    ScoreRule rule = TestRules.training(rule(RandomUnit.HEAD), 5, 1).block(0);
    Set<Set<Double>> heads = new HashSet<>();
    boolean differ = false;
    for (int sequence = 0; sequence < 20; sequence++) {
      for (int head = 0; head < HEADS; head++) {
        heads.add(values(mask(rule, sequence, head)));
        differ |= mask(rule, sequence, head)[0] != mask(rule, sequence, 0)[0];
      }
    }
    assertThat(heads).containsExactlyInAnyOrder(Set.of(0.0), Set.of(1 / 0.7));
    assertThat(differ).isTrue();
  }

  @Test
  void layersCloseInAllHeadsTogether() {
    ScoreRule rule = TestRules.training(rule(RandomUnit.LAYER), 5, 1).block(0);
    Set<Set<Double>> sequences = new HashSet<>();
    for (int sequence = 0; sequence < 20; sequence++) {
      Set<Double> all = new HashSet<>();
      for (int head = 0; head < HEADS; head++) {
        all.addAll(values(mask(rule, sequence, head)));
      }
      sequences.add(all);
    }
    assertThat(sequences).containsExactlyInAnyOrder(Set.of(0.0), Set.of(1 / 0.7));
  }

  @ParameterizedTest
  @EnumSource(RandomUnit.class)
  void drawsAreOfSeedStepBlockAndSequenceAndNothingElse(RandomUnit unit) {
    double[] masks = masks(TestRules.training(rule(unit), 5, 1).block(0));

    assertThat(masks(TestRules.training(rule(unit), 5, 1).block(0))).isEqualTo(masks);
    assertThat(masks(TestRules.training(rule(unit), 6, 1).block(0))).isNotEqualTo(masks);
    assertThat(masks(TestRules.training(rule(unit), 5, 2).block(0))).isNotEqualTo(masks);
    assertThat(masks(TestRules.training(rule(unit), 5, 1).block(1))).isNotEqualTo(masks);
  }

  @Test
  void atInferenceAllIsOpen() {
    assertThat(rule(RandomUnit.CONNECTION).inference()).isSameAs(PassRule.SOFTMAX);
  }

  private static double[] masks(ScoreRule rule) {
    return IntStream.range(0, 20)
        .mapToObj(sequence -> mask(rule, sequence, 0))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  /** Z of all connections of one sequence and head. */
  private static double[] mask(ScoreRule rule, int sequence, int head) {
    RowWeighting weighting = new RowWeighting().clear(0, 0);
    rule.weigh(sequence, head, LENGTH, weighting);
    double[] z = new double[LENGTH * LENGTH];
    Arrays.fill(z, 1);
    for (int query = 0; query < LENGTH; query++) {
      weighting.mask().apply(query, LENGTH, z, query * LENGTH);
    }
    return z;
  }

  private static Set<Double> values(double[] numbers) {
    Set<Double> values = new HashSet<>();
    for (double number : numbers) {
      values.add(number);
    }
    return values;
  }

  private static AttentionRule rule(RandomUnit unit) {
    return new RandomMaskRule(
        new AttentionSettings(Rule.RANDOM_MASK, 0, 1, PatternHeads.MERGED, false, 1.5, unit, RATE));
  }
}
