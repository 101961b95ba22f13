package recdenoiser.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.train.SmallLearner;

/** Inputs, targets and slots of packed training sequences; the window has 4 slots. */
class NextItemBatchesTest {
  private static final int ITEMS = 10;
  private static final int[] SHORT = {5, 6, 7};
  private static final int[] EXACT = {1, 2, 3, 4, 5};
  private static final int[] LONG = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final int[] SINGLE = {9};

  private final SmallLearner given = new SmallLearner();
  private final TokenBatch batch = new TokenBatch();

  NextItemBatchesTest() {
    given.window = 4;
    given.data = SmallLearner.of(ITEMS, SHORT, EXACT, LONG, SINGLE);
  }

  @Test
  void aShortUserFillsTheNewestSlots() {
    assemble(1, 0);

    assertThat(batch.sequences()).isEqualTo(1);
    assertThat(inputs(0)).containsExactly(5, 6);
    assertThat(targets(0)).containsExactly(6, 7);
    assertThat(slots(0)).containsExactly(2, 3);
  }

  @Test
  void aUserOfWindowPlusOneActionsFillsTheWindow() {
    assemble(1, 1);

    assertThat(inputs(0)).containsExactly(1, 2, 3, 4);
    assertThat(targets(0)).containsExactly(2, 3, 4, 5);
    assertThat(slots(0)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void aLongUserIsCutToTheMostRecent() {
    assemble(1, 2);

    assertThat(inputs(0)).containsExactly(4, 5, 6, 7);
    assertThat(targets(0)).containsExactly(5, 6, 7, 8);
    assertThat(slots(0)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void aUserOfOneActionHasNothingToPredict() {
    assemble(1, 0, 3, 1);

    assertThat(batch.sequences()).isEqualTo(2);
    assertThat(batch.tokens()).isEqualTo(6);
    assertThat(inputs(1)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void fromThePredictionEveryPrefixIsASequenceThatPredictsOneItem() {
    given.positions = Positions.FROM_PREDICTION;
    assemble(1, 0, 2);

    assertThat(batch.sequences()).isEqualTo(2 + 4);
    assertThat(inputs(0)).containsExactly(5);
    assertThat(targets(0)).containsExactly(6);
    assertThat(slots(0)).containsExactly(3);
    assertThat(inputs(1)).containsExactly(5, 6);
    assertThat(targets(1)).containsExactly(0, 7);
    assertThat(slots(1)).containsExactly(2, 3);
    assertThat(inputs(2)).as("the oldest target of a long user").containsExactly(1, 2, 3, 4);
    assertThat(targets(2)).containsExactly(0, 0, 0, 5);
    assertThat(inputs(5)).containsExactly(4, 5, 6, 7);
    assertThat(targets(5)).containsExactly(0, 0, 0, 8);
    assertThat(slots(5)).containsExactly(0, 1, 2, 3);
  }

  private void assemble(long step, int... users) {
    BatchAssembler assembler =
        new NextItemBatches(
            given.data, given.window, given.positions == Positions.FROM_PREDICTION, null);
    assembler.layOut(batch, users, 0, users.length, 1);
    assembler.fill(batch, 0, batch.sequences(), step);
  }

  private int[] of(int[] tokens, int sequence) {
    return Arrays.copyOfRange(tokens, batch.offsets()[sequence], batch.offsets()[sequence + 1]);
  }

  private int[] inputs(int sequence) {
    return of(batch.items(), sequence);
  }

  private int[] targets(int sequence) {
    return of(batch.positives(), sequence);
  }

  private int[] slots(int sequence) {
    return of(batch.slots(), sequence);
  }
}
