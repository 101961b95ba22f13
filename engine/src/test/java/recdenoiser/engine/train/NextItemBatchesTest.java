package recdenoiser.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.model.BackboneSettings.Positions;
import recdenoiser.engine.model.TokenBatch;

/** Inputs, targets, slots and negatives of packed training sequences; the window has 4 slots. */
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

  @Test
  void negativesAreItemsThatTheUserHasNotInTraining() {
    Set<Integer> drawn = new HashSet<>();
    for (int step = 1; step <= 300; step++) {
      assemble(step, 2);
      Arrays.stream(negatives(0)).forEach(drawn::add);
    }

    assertThat(drawn).as("the user has items 1 to 8").containsExactlyInAnyOrder(9, 10);
  }

  @Test
  void onlyTokensThatPredictHaveANegative() {
    given.positions = Positions.FROM_PREDICTION;
    assemble(1, 2);

    assertThat(negatives(0)).startsWith(0, 0, 0).doesNotContain(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(negatives(0)[3]).isPositive();
  }

  @Test
  void aUserWhoHasEverythingStillGetsSomeItem() {
    int[] everything = java.util.stream.IntStream.rangeClosed(1, ITEMS).toArray();
    given.data = SmallLearner.of(ITEMS, everything);
    assemble(1, 0);

    assertThat(Arrays.stream(negatives(0))).allMatch(item -> item >= 1 && item <= ITEMS);
  }

  @Test
  void aStepHasItsOwnDrawsAlwaysTheSame() {
    given.data = SmallLearner.sequences();
    given.window = 12;
    assemble(5, SmallLearner.users());
    int[] first = negativesOfAll();
    assemble(6, SmallLearner.users());
    int[] other = negativesOfAll();
    assemble(5, SmallLearner.users());

    assertThat(negativesOfAll()).isEqualTo(first).isNotEqualTo(other);
  }

  @Test
  void partsOfABatchGetTheSameDrawsAsTheWhole() {
    given.data = SmallLearner.sequences();
    given.window = 12;
    assemble(5, SmallLearner.users());
    int[] whole = negativesOfAll();

    BatchAssembler assembler = new NextItemBatches(given.data, given.backbone(), 1);
    int[] users = SmallLearner.users();
    assembler.layOut(batch, users, 0, users.length, 1);
    byte[] seen = new byte[SmallLearner.ITEMS + 1];
    assembler.fill(batch, 20, batch.sequences(), 5, seen);
    assembler.fill(batch, 0, 20, 5, seen);

    assertThat(negativesOfAll()).isEqualTo(whole);
    assertThat(seen).as("scratch is clean again").containsOnly(0);
  }

  private void assemble(long step, int... users) {
    BatchAssembler assembler = new NextItemBatches(given.data, given.backbone(), 1);
    assembler.layOut(batch, users, 0, users.length, 1);
    byte[] seen = new byte[given.data.itemCount() + 1];
    assembler.fill(batch, 0, batch.sequences(), step, seen);
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

  private int[] negatives(int sequence) {
    return of(batch.negatives(), sequence);
  }

  private int[] negativesOfAll() {
    return Arrays.copyOf(batch.negatives(), batch.tokens());
  }
}
