package recdenoiser.engine.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.opening.DataFiles;
import recdenoiser.engine.data.opening.SequencesInWords;

class OrderStatisticsTest {
  private static final double EXACT = 1e-12;

  @TempDir Path folder;

  @Test
  void entropiesByHand() {
    // pairs 1→2, 1→2, 1→3, 2→1: the next item of 1 is 2 twice and 3 once, that of 2 is certain
    Sequences data =
        SequencesInWords.of(3, new int[] {1, 2}, new int[] {1, 2, 1}, new int[] {1, 3});

    OrderStatistics order = OrderStatistics.of(data);

    double afterOne = -2.0 / 3 * log2(2.0 / 3) - 1.0 / 3 * log2(1.0 / 3);
    assertThat(order.nextEntropy()).isCloseTo(3.0 / 4 * afterOne, within(EXACT));
    assertThat(order.itemEntropy()).isCloseTo(0.5 * 1 + 2 * 0.25 * 2, within(EXACT));
  }

  @Test
  void repetitionsAndColdItemsByHand() {
    // tests are 1 (known to the user), 5 (known to nobody) and 2 (known to others)
    Sequences data =
        SequencesInWords.of(
            6, new int[] {1, 2, 3, 1}, new int[] {3, 4, 5}, new int[] {1, 4, 2}, new int[] {6, 6});

    OrderStatistics order = OrderStatistics.of(data);

    assertThat(order.repeatedActions()).isEqualTo(2.0 / 12);
    assertThat(order.repeatedTests()).isEqualTo(1.0 / 3);
    assertThat(order.coldTests()).isEqualTo(1.0 / 3);
    assertThat(order.hasTimes()).isFalse();
  }

  @Test
  void tiesByHand() throws IOException {
    Path file = folder.resolve("times.txt");
    Files.writeString(file, "a x 1\na y 1\na z 2\nb x 3\nb y 4\nb z 4\nc x 9\nc y 9\n");

    OrderStatistics order = OrderStatistics.of(DataFiles.read(file));

    assertThat(order.hasTimes()).isTrue();
    assertThat(order.timeTies()).isEqualTo(3.0 / 5);
    assertThat(order.tiedTests()).isEqualTo(1.0 / 2);
  }

  @Test
  void whereItemsFollowEachOtherOrderSavesAllUncertainty() {
    int[][] users = new int[200][];
    for (int user = 0; user < users.length; user++) {
      users[user] = new int[8];
      for (int position = 0; position < 8; position++) {
        users[user][position] = (user + position) % 20 + 1;
      }
    }

    OrderStatistics order = OrderStatistics.of(SequencesInWords.of(20, users));

    assertThat(order.nextEntropy()).isCloseTo(0, within(EXACT));
    assertThat(order.shuffledEntropy()).isGreaterThan(2);
    assertThat(order.bitsOfOrder()).isGreaterThan(2);
  }

  @Test
  void whereThereIsNoOrderAShuffleChangesNothing() {
    Random random = new Random(3);
    int[][] users = new int[2000][];
    for (int user = 0; user < users.length; user++) {
      users[user] = random.ints(10, 1, 21).toArray();
    }

    OrderStatistics order = OrderStatistics.of(SequencesInWords.of(20, users));

    assertThat(order.bitsOfOrder()).isCloseTo(0, within(6 * order.shuffledDeviation()));
    assertThat(order.shuffledDeviation()).isBetween(1e-6, 0.01);
  }

  @Test
  void theSameDataGivesTheSameNumbers() {
    Sequences data = SequencesInWords.of(5, new int[] {1, 2, 3, 4, 5, 1, 3}, new int[] {5, 4, 3});

    assertThat(OrderStatistics.of(data)).isEqualTo(OrderStatistics.of(data));
  }

  @Test
  void oneActionIsNoOrder() {
    OrderStatistics order = OrderStatistics.of(SequencesInWords.of(1, new int[] {1}));

    assertThat(order.nextEntropy()).isZero();
    assertThat(order.itemEntropy()).isZero();
    assertThat(order.coldTests()).isZero();
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
