package recdenoiser.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Rows;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.model.ModelSettings.Layout;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.simd.KernelChoice;

/** BERT4Rec against its definition, and what it looks at. */
class Bert4RecTest {
  private static final int WINDOW = 90;
  private static final int WIDTH = 12;
  private static final int ITEMS = 20;
  private static final int MASK = ITEMS + 1;
  private static final int[] LENGTHS = {3, 75, 1, 40};

  private TokenBatch batch = batch(2);

  @ParameterizedTest
  @CsvSource({
    "DOUBLE, 1, 2, SLOT, 1e-9",
    "DOUBLE, 2, 3, SLOT, 1e-9",
    "DOUBLE, 3, 0, SLOT, 1e-9",
    "DOUBLE, 2, 2, NONE, 1e-9",
    "SINGLE, 2, 2, SLOT, 3e-5"
  })
  void statesAreThoseOfTheDefinition(
      Precision precision, int heads, int blocks, Positions positions, double close) {
    Bert4Rec model = withLargeWeights(model(heads, blocks, positions, true, precision));
    WrittenOutBert4Rec definition = new WrittenOutBert4Rec(model);

    double[] states = states(model, null);

    for (int s = 0; s < LENGTHS.length; s++) {
      double[][] expected = definition.states(batch, s);
      for (int t = 0; t < expected.length; t++) {
        assertThat(row(states, batch.offsets()[s] + t))
            .as("sequence %d, token %d", s, t)
            .containsExactly(expected[t], within(close));
      }
    }
  }

  @Test
  void someStatesAreThoseThatAllWouldBe() {
    Bert4Rec model = withLargeWeights(model(2, 2, Positions.SLOT, true, Precision.DOUBLE));
    int[] tokens = {99, 0, 2, 3, 50, 77, 118};

    double[] all = states(model, null);
    double[] some = states(model, new Rows(tokens, 1, 6));

    assertThat(some).hasSize(6 * WIDTH);
    for (int r = 0; r < 6; r++) {
      assertThat(row(some, r)).containsExactly(row(all, tokens[1 + r]), within(1e-12));
    }
  }

  @Test
  void aGapSeesWhatComesLaterAndWhatCameBefore() {
    Bert4Rec model = withLargeWeights(model(2, 1, Positions.SLOT, true, Precision.SINGLE));
    int gap = batch.offsets()[1] + 30;
    batch.items()[gap] = MASK;
    double[] before = row(states(model, null), gap);

    for (int other : new int[] {gap - 30, gap - 1, gap + 1, gap + 44}) {
      int item = batch.items()[other];
      batch.items()[other] = 1 + item % ITEMS;
      assertThat(row(states(model, null), gap)).as("token %d", other).isNotEqualTo(before);
      batch.items()[other] = item;
    }
  }

  @Test
  void aGapDoesNotSeeTheItemThatIsMissingNorOtherSequences() {
    Bert4Rec model = withLargeWeights(model(2, 2, Positions.SLOT, true, Precision.SINGLE));
    int gap = batch.offsets()[1] + 30;
    batch.items()[gap] = MASK;
    double[] before = row(states(model, null), gap);
    batch.positives()[gap] = 7;
    TokenBatch other = batch(3);
    System.arraycopy(
        batch.items(), batch.offsets()[1], other.items(), batch.offsets()[1], LENGTHS[1]);
    batch = other;

    assertThat(row(states(model, null), gap)).isEqualTo(before);
  }

  @Test
  void weightsStartAsTruncatedNormalNumbersAndBiasesAtZero() {
    Bert4Rec model = model(2, 2, Positions.SLOT, true, Precision.DOUBLE);
    double[] items = model.tables().get(0).values().toDoubles();
    double[] spread =
        model.parameters().all().stream()
            .filter(parameter -> parameter.start() == Parameter.Start.SPREAD)
            .flatMapToDouble(parameter -> Arrays.stream(parameter.value().toDoubles()))
            .toArray();

    assertThat(Arrays.copyOf(items, WIDTH)).as("row 0").containsOnly(0);
    assertThat(Arrays.stream(items).map(Math::abs).max().orElseThrow()).isLessThan(0.04);
    assertThat(Arrays.stream(spread).map(Math::abs).max().orElseThrow()).isBetween(0.039, 0.04);
    // the variance of a standard normal number between -2 and 2 is 0.774
    double variance = Arrays.stream(spread).map(x -> x * x).average().orElseThrow();
    assertThat(Math.sqrt(variance)).isCloseTo(0.02 * Math.sqrt(0.774), within(0.0005));
    assertThat(model.output().bias().values().toDoubles()).containsOnly(0);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void tablesHoldTheItemsAndWhatStandsForAGap(boolean shared) {
    Bert4Rec model = model(2, 1, Positions.SLOT, shared, Precision.SINGLE);

    assertThat(model.maskItem()).isEqualTo(MASK);
    assertThat(model.tables())
        .extracting(Table::name)
        .containsExactly(
            shared
                ? new String[] {"item_embedding", "output_bias"}
                : new String[] {"item_embedding", "output_embedding", "output_bias"});
    assertThat(model.tables().get(0).values().rows()).isEqualTo(ITEMS + 2);
    assertThat(model.tables().get(0).numbers()).isEqualTo((ITEMS + 1) * WIDTH);
    assertThat(model.output().bias().numbers()).isEqualTo(ITEMS);
    assertThat(model.output().items().values().rows()).isGreaterThanOrEqualTo(ITEMS + 1);
  }

  private static Bert4Rec model(
      int heads, int blocks, Positions positions, boolean shared, Precision precision) {
    ModelSettings settings =
        new ModelSettings(
            Bert4RecKind.ID,
            Layout.ORIGINAL,
            WINDOW,
            WIDTH,
            blocks,
            heads,
            shared,
            positions,
            true,
            0,
            3);
    return (Bert4Rec)
        TestModels.network(
            TestModels.groups(settings, new Bert4RecSettings(0, 0.2, 0)), ITEMS, 1, precision, 3);
  }

  private static Bert4Rec withLargeWeights(Bert4Rec model) {
    Random random = new Random(12);
    for (Parameter parameter : model.parameters().all()) {
      double[] values = random.doubles(parameter.size(), -0.6, 0.6).toArray();
      parameter.value().write(0, values, 0, values.length);
    }
    int numbers = MASK * WIDTH;
    double[] items = random.doubles(numbers, -0.6, 0.6).toArray();
    model.tables().get(0).values().write(WIDTH, items, 0, numbers);
    return model;
  }

  private static TokenBatch batch(long seed) {
    Random random = new Random(seed);
    TokenBatch batch = new TokenBatch();
    batch.clear(LENGTHS.length, Arrays.stream(LENGTHS).sum());
    for (int length : LENGTHS) {
      int first = batch.append(length, WINDOW);
      for (int t = first; t < first + length; t++) {
        batch.items()[t] = 1 + random.nextInt(MASK);
      }
    }
    return batch;
  }

  private double[] states(Bert4Rec model, Rows wanted) {
    Precision precision = model.tables().get(0).values().precision();
    Tape tape = new Tape(KernelChoice.create(precision), precision);
    tape.begin(0, null);
    Pass pass =
        Pass.inference(tape, batch, batch.segments(0, batch.sequences()), PassRule.SOFTMAX)
            .asking(wanted);
    return model.encode(pass).states().value().toDoubles();
  }

  private static double[] row(double[] states, int row) {
    return Arrays.copyOfRange(states, row * WIDTH, (row + 1) * WIDTH);
  }
}
