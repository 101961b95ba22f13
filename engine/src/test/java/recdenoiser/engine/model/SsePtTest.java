package recdenoiser.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.loss.Encoded;
import recdenoiser.engine.model.ModelSettings.Layout;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.plain.PlainKernels;

/** SSE-PT's input, states and offsets; without blocks they can be written down. */
class SsePtTest {
  private static final int WINDOW = 4;
  private static final int ITEM_WIDTH = 4;
  private static final int USER_WIDTH = 3;
  private static final int WIDTH = ITEM_WIDTH + USER_WIDTH;

  private final Tape tape = new Tape(new PlainKernels(), Precision.DOUBLE);
  private final TokenBatch batch = batch();

  @Test
  void withoutBlocksAStateIsTheNormOfItemAndUserAndPosition() {
    SsePt model = model(0, Positions.SLOT);
    double[] items = model.tables().get(0).values().toDoubles();
    double[] users = model.tables().get(1).values().toDoubles();
    double[] positions = parameter(model, "position_embedding");

    Encoded encoded = encode(model);

    double[] states = encoded.states().value().toDoubles();
    double[] offsets = encoded.offsets().value().toDoubles();
    assertThat(offsets).hasSize(batch.tokens());
    for (int t = 0; t < batch.tokens(); t++) {
      double[] x = new double[WIDTH];
      for (int i = 0; i < ITEM_WIDTH; i++) {
        x[i] = Math.sqrt(ITEM_WIDTH) * items[batch.items()[t] * ITEM_WIDTH + i];
      }
      double[] user = new double[USER_WIDTH];
      for (int i = 0; i < USER_WIDTH; i++) {
        user[i] = Math.sqrt(USER_WIDTH) * users[batch.users()[t] * USER_WIDTH + i];
        x[ITEM_WIDTH + i] = user[i];
      }
      for (int i = 0; i < WIDTH; i++) {
        x[i] += positions[batch.slots()[t] * WIDTH + i];
      }
      normalise(x);
      double offset = 0;
      for (int i = 0; i < USER_WIDTH; i++) {
        offset += x[ITEM_WIDTH + i] * user[i];
      }
      assertThat(Arrays.copyOfRange(states, t * ITEM_WIDTH, (t + 1) * ITEM_WIDTH))
          .as("token %d", t)
          .containsExactly(Arrays.copyOf(x, ITEM_WIDTH), within(1e-12));
      assertThat(offsets[t]).isCloseTo(offset, within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void nobodyKnownIsAUserOfZeros(int blocks) {
    SsePt model = model(blocks, Positions.SLOT);
    Matrix users = model.tables().get(1).values();
    assertThat(Arrays.copyOf(users.toDoubles(), USER_WIDTH)).containsOnly(0);
    users.write(2 * USER_WIDTH, new double[USER_WIDTH], 0, USER_WIDTH);
    double[] zeros = states(model, 2);

    assertThat(states(model, 0)).isEqualTo(zeros).isNotEqualTo(states(model, 1));
    assertThat(encode(model).offsets().value().toDoubles()).doesNotContain(Double.NaN);
  }

  @Test
  void withoutPositionsThereIsNoTableOfThem() {
    assertThat(model(1, Positions.NONE).parameters().all())
        .extracting(Parameter::name)
        .doesNotContain("position_embedding");
  }

  @Test
  void blocksHaveTheWidthOfItemsAndUsersTogether() {
    SsePt model = model(1, Positions.SLOT);

    assertThat(parameter(model, "block.0.query.weight")).hasSize(WIDTH * WIDTH);
    assertThat(model.tables())
        .extracting(Table::name)
        .containsExactly("item_embedding", "user_embedding");
    assertThat(model.tables().get(1).numbers()).isEqualTo(5L * USER_WIDTH);
  }

  private double[] states(SsePt model, int user) {
    Arrays.fill(batch.users(), user);
    return encode(model).states().value().toDoubles();
  }

  private static double[] parameter(SsePt model, String name) {
    return model.parameters().all().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value()
        .toDoubles();
  }

  /** The gain is 1 and the bias 0 before the first step. */
  private static void normalise(double[] x) {
    double mean = Arrays.stream(x).sum() / x.length;
    double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / x.length;
    Arrays.setAll(x, i -> (x[i] - mean) / Math.sqrt(variance + 1e-8));
  }

  private static SsePt model(int blocks, Positions positions) {
    ModelSettings settings =
        new ModelSettings(
            SsePtKind.ID,
            Layout.ORIGINAL,
            WINDOW,
            ITEM_WIDTH,
            blocks,
            1,
            true,
            positions,
            true,
            0,
            1);
    return (SsePt)
        TestModels.network(
            TestModels.groups(settings, new SsePtSettings(USER_WIDTH, 0, 0)),
            6,
            5,
            Precision.DOUBLE,
            3);
  }

  private static TokenBatch batch() {
    TokenBatch batch = new TokenBatch();
    batch.clear(3, 7);
    for (int length : new int[] {3, 1, 3}) {
      int first = batch.append(length, WINDOW);
      for (int t = first; t < first + length; t++) {
        batch.items()[t] = 1 + t * 5 % 6;
        batch.users()[t] = first % 5;
      }
    }
    return batch;
  }

  private Encoded encode(SsePt model) {
    tape.begin(0, null);
    Pass pass = Pass.inference(tape, batch, batch.segments(0, batch.sequences()), PassRule.SOFTMAX);
    return model.encode(pass);
  }
}
