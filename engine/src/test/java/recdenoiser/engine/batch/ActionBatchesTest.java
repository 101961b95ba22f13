package recdenoiser.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.train.SmallLearner;

class ActionBatchesTest {
  private final TrainingSequences data =
      SmallLearner.of(9, new int[][] {{4, 7, 4}, {}, {5}, {1, 2}}, null);
  private final BatchAssembler batches = new ActionBatches(data);
  private final TokenBatch batch = new TokenBatch();

  @Test
  void everyActionIsPredictedFromItsUser() {
    batches.layOut(batch, new int[] {9, 3, 1, 0, 2}, 1, 5, 1);
    batches.fill(batch, 0, batch.sequences(), 1);

    assertThat(batch.sequences()).isEqualTo(3);
    assertThat(batches.predictions(batch)).isEqualTo(6);
    assertThat(Arrays.copyOf(batch.positives(), 6)).containsExactly(1, 2, 4, 7, 4, 5);
    assertThat(Arrays.copyOf(batch.users(), 6)).containsExactly(4, 4, 1, 1, 1, 3);
    assertThat(Arrays.copyOf(batch.offsets(), 4)).containsExactly(0, 2, 5, 6);
    assertThat(batches.user(batch, 1)).isZero();
  }

  @Test
  void aBatchMayBeEmpty() {
    batches.layOut(batch, new int[] {1}, 0, 1, 1);

    assertThat(batch.tokens()).isZero();
  }

  @Test
  void chainsPredictEverythingBehindTheFirst() {
    BatchAssembler chains = NextItemBatches.ofWholeSequences(data);
    chains.layOut(batch, new int[] {0, 1, 2, 3}, 0, 4, 1);
    chains.fill(batch, 0, batch.sequences(), 1);

    assertThat(batch.tokens()).isEqualTo(3);
    assertThat(Arrays.copyOf(batch.items(), 3)).containsExactly(4, 7, 1);
    assertThat(Arrays.copyOf(batch.positives(), 3)).containsExactly(7, 4, 2);
  }
}
