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
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.denoise.JacobianProbe;
import recdenoiser.engine.model.ModelSettings.Layout;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.model.Pass.StepDraws;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.plain.PlainKernels;
import recdenoiser.engine.tensor.simd.KernelChoice;

/** TiSASRec against its definition with a row of its own for every pair, [m × m × d]. */
class TiSasRecTest {
  private static final int WINDOW = 90;
  private static final int WIDTH = 12;
  private static final int SPAN = 9;
  private static final int ITEMS = 20;
  private static final int[] LENGTHS = {3, 75, 1, 40};

  private final TokenBatch batch = batch();

  @ParameterizedTest
  @CsvSource({"1, 2, SLOT", "2, 2, SLOT", "3, 1, SLOT", "2, 2, NONE"})
  void statesAreThoseOfTheDefinition(int heads, int blocks, Positions positions) {
    TiSasRec model = model(heads, blocks, positions, 0, Precision.DOUBLE);
    MaterialisedTiSasRec naive = new MaterialisedTiSasRec(model, SPAN);

    double[] states = states(model, new Tape(new PlainKernels(), Precision.DOUBLE), null);

    for (int s = 0; s < LENGTHS.length; s++) {
      int from = batch.offsets()[s] * WIDTH;
      int to = batch.offsets()[s + 1] * WIDTH;
      assertThat(Arrays.copyOfRange(states, from, to))
          .as("sequence %d", s)
          .containsExactly(naive.states(batch, s), within(1e-9));
    }
  }

  @Test
  void fastKernelsGiveTheStatesOfTheDefinitionToo() {
    TiSasRec model = model(2, 2, Positions.SLOT, 0, Precision.SINGLE);
    MaterialisedTiSasRec naive = new MaterialisedTiSasRec(model, SPAN);

    double[] states =
        states(model, new Tape(KernelChoice.create(Precision.SINGLE), Precision.SINGLE), null);

    for (int s = 0; s < LENGTHS.length; s++) {
      int from = batch.offsets()[s] * WIDTH;
      int to = batch.offsets()[s + 1] * WIDTH;
      assertThat(Arrays.copyOfRange(states, from, to))
          .as("sequence %d", s)
          .containsExactly(naive.states(batch, s), within(2e-5));
    }
  }

  /** Blocks are probed one by one, so one block is enough. */
  @Test
  void theTangentOfABlockIsTheFiniteDifferenceOfTheDefinition() {
    TiSasRec model = model(2, 1, Positions.SLOT, 0, Precision.DOUBLE);
    MaterialisedTiSasRec naive = new MaterialisedTiSasRec(model, SPAN);
    double[] direction = new Random(4).doubles((long) batch.tokens() * WIDTH, -1, 1).toArray();
    JacobianProbe probe =
        new JacobianProbe(
            (tape, block, firstToken, eta) -> eta.write(0, direction, 0, direction.length), 1);

    states(model, new Tape(new PlainKernels(), Precision.DOUBLE), probe);

    double expected = 0;
    for (int s = 0; s < LENGTHS.length; s++) {
      int from = batch.offsets()[s] * WIDTH;
      double[] eta = Arrays.copyOfRange(direction, from, batch.offsets()[s + 1] * WIDTH);
      double[] above = naive.blockOutput(batch, s, eta, 1e-6);
      double[] below = naive.blockOutput(batch, s, eta, -1e-6);
      for (int i = 0; i < above.length; i++) {
        double tangent = (above[i] - below[i]) / 2e-6;
        expected += tangent * tangent;
      }
    }
    assertThat(probe.squaredNorms()).isCloseTo(expected, within(1e-6 * expected));
  }

  @Test
  void intervalsBeyondTheSpanAreAlike() {
    TiSasRec model = model(2, 2, Positions.SLOT, 0, Precision.SINGLE);
    Tape tape = new Tape(KernelChoice.create(Precision.SINGLE), Precision.SINGLE);
    pause(SPAN);
    double[] before = states(model, tape, null);
    pause(1000 * SPAN);

    assertThat(states(model, tape, null)).isEqualTo(before);
  }

  @Test
  void theTimeBetweenActionsMatters() {
    TiSasRec model = model(2, 2, Positions.SLOT, 0, Precision.SINGLE);
    Tape tape = new Tape(KernelChoice.create(Precision.SINGLE), Precision.SINGLE);
    pause(1);
    double[] before = states(model, tape, null);
    pause(2);

    assertThat(states(model, tape, null)).isNotEqualTo(before);
  }

  @Test
  void withoutBlocksThereAreNoTablesOfPlacesAndTimes() {
    TiSasRec model = model(1, 0, Positions.SLOT, 0.2, Precision.SINGLE);

    assertThat(model.parameters().all())
        .extracting(Parameter::name)
        .containsExactly("final_norm.gain", "final_norm.bias");
  }

  private void pause(int units) {
    int first = batch.offsets()[1];
    for (int t = first + 1; t < batch.offsets()[2]; t++) {
      batch.times()[t] = batch.times()[t - 1] + (t == first + 30 ? units : t % 2);
    }
  }

  static TiSasRec model(
      int heads, int blocks, Positions positions, double dropout, Precision precision) {
    ModelSettings settings =
        new ModelSettings(
            TiSasRecKind.ID,
            Layout.ORIGINAL,
            WINDOW,
            WIDTH,
            blocks,
            heads,
            true,
            positions,
            true,
            dropout,
            1);
    TiSasRec model =
        (TiSasRec)
            TestModels.network(
                TestModels.groups(settings, new TiSasRecSettings(SPAN)), ITEMS, 1, precision, 3);
    Random random = new Random(12);
    for (Parameter parameter : model.parameters().all()) {
      double[] values = random.doubles(parameter.size(), -0.6, 0.6).toArray();
      parameter.value().write(0, values, 0, values.length);
    }
    Matrix items = model.tables().get(0).values();
    items.write(WIDTH, random.doubles(ITEMS * WIDTH, -0.6, 0.6).toArray(), 0, ITEMS * WIDTH);
    return model;
  }

  private static TokenBatch batch() {
    Random random = new Random(2);
    TokenBatch batch = new TokenBatch();
    batch.clear(LENGTHS.length, Arrays.stream(LENGTHS).sum());
    for (int length : LENGTHS) {
      int first = batch.append(length, WINDOW);
      for (int t = first; t < first + length; t++) {
        batch.items()[t] = 1 + random.nextInt(ITEMS);
        batch.times()[t] = t == first ? 1 : batch.times()[t - 1] + random.nextInt(4);
      }
    }
    return batch;
  }

  private double[] states(TiSasRec model, Tape tape, JacobianProbe probe) {
    tape.begin(0, null);
    Pass pass =
        Pass.training(
                tape,
                batch,
                batch.segments(0, batch.sequences()),
                PassRule.SOFTMAX,
                new StepDraws(1, 1))
            .probedBy(probe);
    return model.encode(pass).states().value().toDoubles();
  }
}
