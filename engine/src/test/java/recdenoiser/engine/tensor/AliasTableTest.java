package recdenoiser.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AliasTableTest {

  @Property
  void numbersAreAsLikelyAsTheyWeigh(
      @ForAll @Size(min = 1, max = 200) List<@DoubleRange(min = 0, max = 1000) Double> weights) {
    double[] given = weights.stream().mapToDouble(Double::doubleValue).toArray();
    given[0] += 1;
    double sum = Arrays.stream(given).sum();

    double[] probabilities = new AliasTable(given).probabilities();

    for (int i = 0; i < given.length; i++) {
      assertThat(probabilities[i]).isCloseTo(given[i] / sum, within(1e-12));
      assertThat(given[i] == 0 && probabilities[i] > 0).as("weighs nothing").isFalse();
    }
  }

  @Test
  void whatIsDrawnComesAsOftenAsItIsLikely() {
    AliasTable table = new AliasTable(new double[] {1, 0, 16, 3, 0.25});
    int draws = 100_000;
    int[] counts = new int[5];
    for (int i = 0; i < draws; i++) {
      counts[table.draw(11, i)]++;
    }

    double[] expected = table.probabilities();
    for (int i = 0; i < counts.length; i++) {
      double deviation = Math.sqrt(expected[i] * (1 - expected[i]) / draws);
      assertThat(counts[i] / (double) draws).isCloseTo(expected[i], within(5 * deviation));
    }
    assertThat(counts[1]).isZero();
  }

  @Test
  void aDrawDependsOnKeyAndIndexAlone() {
    AliasTable table = new AliasTable(new double[] {2, 3, 4});
    AliasTable same = new AliasTable(new double[] {2, 3, 4});
    long key = Draws.derive(3, 4);

    for (int i = 0; i < 100; i++) {
      assertThat(table.draw(key, i)).isEqualTo(same.draw(key, i));
    }
  }

  @Test
  void weightsThatAreAllZeroAreRefused() {
    assertThatThrownBy(() -> new AliasTable(new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Weights must have a positive sum to be drawn by; found 0.0.");
  }
}
