package recdenoiser.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeyedRandomTest {

  private static long[] draws(long seed, String purpose, long key) {
    KeyedRandom random = new KeyedRandom(seed, purpose, key);
    return LongStream.generate(random::nextLong).limit(4).toArray();
  }

  @Test
  void theSameKeyGivesTheSameStream() {
    assertThat(draws(7, "negatives", 3)).isEqualTo(draws(7, "negatives", 3));
  }

  @Test
  void anotherSeedPurposeOrKeyGivesAnotherStream() {
    long[] one = draws(7, "negatives", 3);

    assertThat(draws(8, "negatives", 3)).isNotEqualTo(one);
    assertThat(draws(7, "users", 3)).isNotEqualTo(one);
    assertThat(draws(7, "negatives", 4)).isNotEqualTo(one);
    assertThat(draws(3, "negatives", 7)).isNotEqualTo(one);
  }

  @Test
  void everyNumberBelowTheBoundIsAsLikely() {
    KeyedRandom random = new KeyedRandom(1, "test", 0);
    int[] counts = new int[7];
    for (int draw = 0; draw < 70_000; draw++) {
      counts[random.nextInt(7)]++;
    }
    double chiSquare = Arrays.stream(counts).mapToDouble(c -> (c - 1e4) * (c - 1e4) / 1e4).sum();

    assertThat(chiSquare).as("6 degrees of freedom, 99.9 %% quantile").isLessThan(22.46);
  }

  @Test
  void neighbouringKeysAreUnrelated() {
    int[] counts = new int[10];
    for (int key = 0; key < 100_000; key++) {
      counts[(int) (10 * new KeyedRandom(1, "test", key).nextDouble())]++;
    }
    double chiSquare = Arrays.stream(counts).mapToDouble(c -> (c - 1e4) * (c - 1e4) / 1e4).sum();

    assertThat(chiSquare).as("9 degrees of freedom, 99.9 %% quantile").isLessThan(27.88);
  }

  @Test
  void aBoundMustBePositive() {
    assertThatThrownBy(() -> new KeyedRandom(1, "test", 0).nextInt(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
