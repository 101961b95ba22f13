package recdenoiser.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import recdenoiser.engine.train.SmallLearner;

class ByLengthTest {
  private final TrainingSequences data =
      SmallLearner.of(9, new int[] {1, 2, 3, 4}, new int[] {5, 6}, new int[] {7, 8}, new int[] {9});

  @Test
  void usersOfABatchStandInTheOrderOfTheirActions() {
    BatchAssembler sorted = new ByLength(new NextItemBatches(data, 5, false, null), data);
    TokenBatch batch = new TokenBatch();
    int[] users = {3, 0, 2, 1};

    sorted.layOut(batch, users, 1, 4, 1);
    sorted.fill(batch, 0, batch.sequences(), 1);

    assertThat(batch.sequences()).isEqualTo(3);
    assertThat(new int[] {sorted.user(batch, 0), sorted.user(batch, 1), sorted.user(batch, 2)})
        .as("those of as many actions as they came")
        .containsExactly(2, 1, 0);
    assertThat(batch.items()).startsWith(7, 5, 1, 2, 3);
    assertThat(sorted.predictions(batch)).isEqualTo(5);
    assertThat(users).as("the epoch's order stays").containsExactly(3, 0, 2, 1);
  }
}
