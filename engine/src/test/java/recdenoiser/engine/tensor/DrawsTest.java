package recdenoiser.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.tensor.Draws.Purpose;

class DrawsTest {

  @Test
  void everySeedPurposeStepAndPartHasAKeyOfItsOwn() {
    Set<Long> keys = new HashSet<>();
    int expected = 0;
    for (long seed : new long[] {0, 1, 2, 1L << 40}) {
      for (Purpose purpose : Purpose.values()) {
        for (long step = 0; step < 50; step++) {
          long key = Draws.key(seed, purpose, step);
          keys.add(key);
          for (int part = 0; part < 5; part++) {
            keys.add(Draws.derive(key, part));
          }
          expected += 6;
        }
      }
    }
    assertThat(keys).hasSize(expected);
  }

  @Test
  void drawsOfTwoPurposesAreNotAlike() {
    List<double[]> streams = new ArrayList<>();
    for (Purpose purpose : Purpose.values()) {
      streams.add(uniforms(Draws.key(1, purpose, 1)));
    }
    streams.add(uniforms(Draws.key(1, Purpose.MASK, 2)));
    streams.add(uniforms(Draws.key(2, Purpose.MASK, 1)));
    for (int a = 0; a < streams.size(); a++) {
      for (int b = 0; b < a; b++) {
        assertThat(correlation(streams.get(a), streams.get(b)))
            .as("correlation of streams %d and %d", a, b)
            .isCloseTo(0, within(0.03));
      }
    }
  }

  @Test
  void uniformDrawsFillTheOpenInterval() {
    double[] u = uniforms(Draws.key(5, Purpose.MASK, 3));
    int[] tenths = new int[10];
    for (double value : u) {
      assertThat(value).isGreaterThan(0).isLessThan(1);
      tenths[(int) (10 * value)]++;
    }
    double error = Math.sqrt(u.length * 0.1 * 0.9);
    for (int count : tenths) {
      assertThat((double) count).isCloseTo(u.length / 10.0, within(4.5 * error));
    }
  }

  @Test
  void belowIsEvenAmongAFewNumbers() {
    int[] counts = new int[7];
    int draws = 70_000;
    for (int i = 0; i < draws; i++) {
      counts[Draws.below(99, i, 7)]++;
    }
    for (int count : counts) {
      assertThat((double) count).isCloseTo(draws / 7.0, within(4.5 * Math.sqrt(draws / 7.0)));
    }
  }

  @Test
  void aDrawDependsOnKeyAndIndexOnly() {
    assertThat(Draws.bits(123456789L, 17)).isEqualTo(Draws.bits(123456789L, 17));
    assertThat(Draws.bits(123456789L, 17)).isNotEqualTo(Draws.bits(123456789L, 18));
    assertThat(Draws.bits(123456789L, 17)).isNotEqualTo(Draws.bits(1L << 32 | 123456789L, 17));
  }

  private static double[] uniforms(long key) {
    return IntStream.range(0, 20_000).mapToDouble(i -> Draws.uniform(key, i)).toArray();
  }

  private static double correlation(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - 0.5) * (y[i] - 0.5);
    }
    return 12 * sum / x.length;
  }
}
