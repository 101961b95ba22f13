package recdenoiser.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardsTest {
  private static final int WINDOW = 200;
  private static final int LARGEST_SLICE = 512;

  private final Shards shards = new Shards();

  private static TokenBatch batch(int... lengths) {
    TokenBatch batch = new TokenBatch();
    batch.clear(lengths.length, IntStream.of(lengths).sum());
    for (int length : lengths) {
      batch.append(length, WINDOW);
    }
    return batch;
  }

  private static TokenBatch equal(int sequences, int length) {
    return batch(IntStream.generate(() -> length).limit(sequences).toArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void takeAllSequencesInOrder(int most) {
    int[] lengths = new Random(5).ints(300, 1, WINDOW + 1).toArray();

    shards.divide(batch(lengths), most, Shards.Grain.FINE);

    assertThat(shards.count()).isEqualTo(most);
    assertThat(shards.from(0)).isZero();
    for (int s = 0; s < most; s++) {
      assertThat(shards.to(s)).isGreaterThan(shards.from(s));
      assertThat(s + 1 < most ? shards.from(s + 1) : lengths.length).isEqualTo(shards.to(s));
    }
  }

  @Test
  void theLastOnesAreSmall() {
    TokenBatch batch = equal(560, 20);

    shards.divide(batch, 16, Shards.Grain.FINE);

    for (int s = 0; s < 16; s++) {
      assertThat(shards.to(s) - shards.from(s)).isBetween(s < 8 ? 49 : 19, s < 8 ? 51 : 21);
    }
  }

  @Test
  void oneShardForLittleWork() {
    shards.divide(equal(30, 5), 16, Shards.Grain.FINE);

    assertThat(shards.count()).isEqualTo(1);
    assertThat(shards.to(0)).isEqualTo(30);
  }

  @Test
  void slicesOfAShardAreEven() {
    TokenBatch batch = equal(11, 50);

    int first = Shards.sliceEnd(batch, 0, 11, Shards.Grain.FINE);

    assertThat(first).isEqualTo(6);
    assertThat(Shards.sliceEnd(batch, first, 11, Shards.Grain.FINE)).isEqualTo(11);
  }

  @Test
  void slicesAreSmallEnoughForTheCache() {
    int[] lengths = new Random(6).ints(400, 1, WINDOW + 1).toArray();
    TokenBatch batch = batch(lengths);
    int from = 0;
    while (from < lengths.length) {
      int end = Shards.sliceEnd(batch, from, lengths.length, Shards.Grain.FINE);

      assertThat(end).isGreaterThan(from);
      assertThat(batch.offsets()[end] - batch.offsets()[from]).isLessThanOrEqualTo(LARGEST_SLICE);
      from = end;
    }
  }

  @Test
  void aSequenceThatIsLargerThanASliceIsOneOfItsOwn() {
    TokenBatch batch = batch(700, 700);

    assertThat(Shards.sliceEnd(batch, 0, 2, Shards.Grain.FINE)).isEqualTo(1);
    assertThat(Shards.sliceEnd(batch, 1, 2, Shards.Grain.FINE)).isEqualTo(2);
  }
}
