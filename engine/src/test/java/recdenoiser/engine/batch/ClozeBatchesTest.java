package recdenoiser.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.train.SmallLearner;

/** Windows, gaps and targets of sequences to be filled in; the window has 6 slots. */
class ClozeBatchesTest {
  private static final int WINDOW = 6;
  private static final int ITEMS = 40;
  private static final int MASK = ITEMS + 1;

  private final TokenBatch batch = new TokenBatch();
  private TrainingSequences data = SmallLearner.of(ITEMS, actions(1, 5), actions(10, 1));
  private double maskRate = 0.3;
  private double lastMasked;

  private static int[] actions(int first, int count) {
    return IntStream.range(first, first + count).toArray();
  }

  @Test
  void maskedPositionsPredictTheirItemsAndTheOthersNothing() {
    assemble(1, 0);

    assertThat(batch.sequences()).isEqualTo(1);
    assertThat(slots(0)).as("the newest has the last slot").containsExactly(1, 2, 3, 4, 5);
    for (int t = 0; t < 5; t++) {
      boolean masked = inputs(0)[t] == MASK;
      assertThat(inputs(0)[t]).isEqualTo(masked ? MASK : t + 1);
      assertThat(targets(0)[t]).isEqualTo(masked ? t + 1 : 0);
    }
  }

  @Test
  void aUserOfOneActionHasNothingToBeFilledInFrom() {
    assemble(1, 1, 0, 1);

    assertThat(batch.sequences()).isEqualTo(1);
    assertThat(batch.users()[0]).isEqualTo(1);
  }

  @Test
  void everySequenceHasAGap() {
    maskRate = 1e-6;
    boolean[] seen = new boolean[5];
    for (int step = 1; step <= 100; step++) {
      assemble(step, 0);
      assertThat(gaps(0)).isOne();
      seen[gap(0)] = true;
    }

    assertThat(seen).as("any position may be it").containsOnly(true);
  }

  @Test
  void positionsAreMaskedAtTheRate() {
    data = SmallLearner.of(1000, actions(1, 1000));
    int length = 500;
    int gaps = 0;
    for (int step = 1; step <= 40; step++) {
      assemble(length, step, new int[] {0});
      gaps += gaps(0);
    }

    double tokens = 40.0 * length;
    assertThat(gaps / tokens).isCloseTo(maskRate, within(4 * Math.sqrt(0.3 * 0.7 / tokens)));
  }

  @Test
  void inSomeSequencesOnlyTheLastIsMasked() {
    maskRate = 1;
    lastMasked = 0.25;
    int only = 0;
    int steps = 4000;
    for (int step = 1; step <= steps; step++) {
      assemble(step, 0);
      boolean last = gaps(0) == 1 && gap(0) == 4;
      assertThat(last || gaps(0) == 5).as("the last or, at rate 1, all").isTrue();
      only += last ? 1 : 0;
    }

    assertThat(only / (double) steps)
        .isCloseTo(lastMasked, within(4 * Math.sqrt(0.25 * 0.75 / steps)));
  }

  @Test
  void aLongUserGivesTheNewestWindowHalfOfTheTimeAndEarlierOnesAlike() {
    data = SmallLearner.of(ITEMS, actions(1, WINDOW + 3));
    maskRate = 1;
    int steps = 8000;
    int[] starts = new int[4];
    for (int step = 1; step <= steps; step++) {
      assemble(step, 0);
      assertThat(targets(0)).hasSize(WINDOW);
      int first = targets(0)[0];
      assertThat(targets(0)).isEqualTo(actions(first, WINDOW));
      starts[first - 1]++;
    }

    assertThat(starts[3] / (double) steps).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(steps)));
    for (int earlier = 0; earlier < 3; earlier++) {
      assertThat(starts[earlier] / (double) steps)
          .isCloseTo(1.0 / 6, within(4 * Math.sqrt(1.0 / 6 * 5 / 6 / steps)));
    }
  }

  @Test
  void predictionsAreKnownBeforeAnythingIsFilledIn() {
    data = SmallLearner.sequences();
    ClozeBatches assembler = assembler(WINDOW);
    assembler.layOut(batch, SmallLearner.users(), 0, SmallLearner.USERS, 3);
    int predictions = assembler.predictions(batch);
    assembler.fill(batch, 0, batch.sequences(), 3);

    assertThat(predictions)
        .isEqualTo(
            (int)
                Arrays.stream(batch.positives(), 0, batch.tokens())
                    .filter(item -> item != 0)
                    .count());
    for (int s = 0; s < batch.sequences(); s++) {
      assertThat(assembler.user(batch, s)).isEqualTo(batch.users()[batch.offsets()[s]] - 1);
    }
  }

  @Test
  void aStepHasItsOwnDrawsAlwaysTheSameWhoeverFillsThemIn() {
    data = SmallLearner.sequences();
    assemble(5, SmallLearner.users());
    int[] first = inputs();
    assemble(6, SmallLearner.users());
    int[] other = inputs();
    ClozeBatches assembler = assembler(WINDOW);
    assembler.layOut(batch, SmallLearner.users(), 0, SmallLearner.USERS, 5);
    assembler.fill(batch, 30, batch.sequences(), 5);
    assembler.fill(batch, 0, 30, 5);

    assertThat(inputs()).isEqualTo(first).isNotEqualTo(other);
  }

  private void assemble(long step, int... users) {
    assemble(WINDOW, step, users);
  }

  private void assemble(int window, long step, int[] users) {
    ClozeBatches assembler = assembler(window);
    assembler.layOut(batch, users, 0, users.length, step);
    assembler.fill(batch, 0, batch.sequences(), step);
  }

  private ClozeBatches assembler(int window) {
    return new ClozeBatches(data, window, maskRate, lastMasked, 1);
  }

  private int gaps(int sequence) {
    return (int) Arrays.stream(targets(sequence)).filter(item -> item != 0).count();
  }

  /** The first masked position. */
  private int gap(int sequence) {
    int t = 0;
    while (targets(sequence)[t] == 0) {
      t++;
    }
    return t;
  }

  private int[] of(int[] tokens, int sequence) {
    return Arrays.copyOfRange(tokens, batch.offsets()[sequence], batch.offsets()[sequence + 1]);
  }

  private int[] inputs() {
    return Arrays.copyOf(batch.items(), batch.tokens());
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
