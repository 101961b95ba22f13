package recdenoiser.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.train.SmallLearner;

/** Items are inserted behind inputs, and the newest of all are kept. */
class InsertedItemsTest {
  private static final int WINDOW = 6;
  private static final int ITEMS = 40;
  private static final int GAP = ITEMS + 1;
  private static final TrainingSequences DATA =
      SmallLearner.of(ITEMS, actions(1, 5), actions(10, 9), actions(30, 1));

  private final TokenBatch batch = new TokenBatch();

  private static int[] actions(int first, int count) {
    return IntStream.range(first, first + count).toArray();
  }

  private InsertedItems nextItems(double rate) {
    return new InsertedItems(
        new NextItemBatches(DATA, WINDOW, false, null), WINDOW, ITEMS, rate, 7);
  }

  private InsertedItems gaps(double rate) {
    return new InsertedItems(new ClozeBatches(DATA, WINDOW, 0.3, 0.2, 7), WINDOW, ITEMS, rate, 7);
  }

  private void layOut(InsertedItems sequences, long step) {
    sequences.layOut(batch, new int[] {0, 1, 2}, 0, 3, step);
    sequences.fill(batch, 0, batch.sequences(), step);
  }

  private int[] of(int[] numbers, int sequence) {
    return Arrays.copyOfRange(numbers, batch.offsets()[sequence], batch.offsets()[sequence + 1]);
  }

  @Test
  void withoutInsertionsAllIsAsItWas() {
    layOut(nextItems(0), 1);

    assertThat(of(batch.items(), 0)).containsExactly(1, 2, 3, 4);
    assertThat(of(batch.positives(), 0)).containsExactly(2, 3, 4, 5);
    assertThat(of(batch.items(), 1)).containsExactly(12, 13, 14, 15, 16, 17);
    assertThat(of(batch.slots(), 0)).containsExactly(2, 3, 4, 5);
  }

  @Test
  void behindEveryInputOneThatPredictsTheSame() {
    InsertedItems sequences = nextItems(1);
    layOut(sequences, 1);

    int[] items = of(batch.items(), 0);
    assertThat(of(batch.positives(), 0)).containsExactly(3, 3, 4, 4, 5, 5);
    assertThat(new int[] {items[0], items[2], items[4]}).containsExactly(2, 3, 4);
    assertThat(batch.length(0)).as("the newest are kept").isEqualTo(WINDOW);
    for (int t = 0; t < batch.length(0); t++) {
      assertThat(sequences.isInserted(t)).isEqualTo(t % 2 == 1);
      assertThat(items[t]).isBetween(1, ITEMS);
      assertThat(batch.users()[t]).isEqualTo(1);
    }
    assertThat(sequences.predictions(batch)).isEqualTo(batch.tokens());
  }

  @Test
  void asManyAsAskedForOfAllItemsAlike() {
    InsertedItems sequences = nextItems(0.15);
    int inputs = 0;
    int inserted = 0;
    int[] often = new int[ITEMS + 1];
    for (int step = 1; step <= 20_000; step++) {
      layOut(sequences, step);
      for (int t = 0; t < batch.offsets()[1]; t++) {
        inputs += sequences.isInserted(t) ? 0 : 1;
        inserted += sequences.isInserted(t) ? 1 : 0;
        often[sequences.isInserted(t) ? batch.items()[t] : 0]++;
      }
    }
    assertThat(inserted / (double) inputs).isCloseTo(0.15, within(0.005));
    for (int item = 1; item <= ITEMS; item++) {
      assertThat(often[item] / (inserted / (double) ITEMS)).isCloseTo(1, within(0.25));
    }
  }

  @Test
  void whatIsInsertedIsNoGapAndPredictsNothingWhereGapsAreFilledIn() {
    InsertedItems sequences = gaps(0.5);
    for (int step = 1; step <= 200; step++) {
      layOut(sequences, step);
      for (int s = 0; s < batch.sequences(); s++) {
        assertThat(of(batch.items(), s)).as("a gap in every sequence").contains(GAP);
      }
      int predictions = 0;
      for (int t = 0; t < batch.tokens(); t++) {
        boolean gap = batch.items()[t] == GAP;
        assertThat(batch.positives()[t] > 0).isEqualTo(gap);
        assertThat(gap && sequences.isInserted(t)).isFalse();
        predictions += gap ? 1 : 0;
      }
      assertThat(sequences.predictions(batch)).isEqualTo(predictions);
    }
  }

  @Test
  void theSameStepIsDrawnAlike() {
    InsertedItems sequences = nextItems(0.4);
    layOut(sequences, 5);
    int[] first = of(batch.items(), 1);
    layOut(sequences, 6);
    assertThat(of(batch.items(), 1)).isNotEqualTo(first);
    layOut(sequences, 5);
    assertThat(of(batch.items(), 1)).isEqualTo(first);
  }
}
