package recdenoiser.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Rows;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.LearnedMask;
import recdenoiser.engine.denoise.LearnedMask.Kind;
import recdenoiser.engine.denoise.MaskLogits;
import recdenoiser.engine.denoise.MaskPlanes;
import recdenoiser.engine.denoise.Uniforms;
import recdenoiser.engine.loss.Encoded;
import recdenoiser.engine.model.ModelSettings.Layout;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.model.Pass.StepDraws;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.plain.PlainKernels;

/** States that are asked for are those that all tokens would have, and so are their gradients. */
class WantedStatesTest {
  private static final int WINDOW = 5;
  private static final int WIDTH = 4;
  private static final int USER_WIDTH = 2;
  private static final int ITEMS = 7;
  private static final int USERS = 3;
  private static final int[] LENGTHS = {3, 5, 1, 4};
  private static final double CLOSE = 1e-10;

  /** Of the sequences none, two, all and the last. */
  private static final Rows SOME = new Rows(new int[] {99, 4, 6, 8, 12}, 1, 4);

  private final Tape tape = new Tape(new PlainKernels(), Precision.DOUBLE);
  private final TokenBatch batch = batch();

  static Stream<ModelSettings> models() {
    List<ModelSettings> all = new ArrayList<>();
    for (String backbone : TestModels.BACKBONES) {
      for (Layout layout : Layout.values()) {
        for (int blocks = 0; blocks <= 2; blocks++) {
          all.add(settings(backbone, layout, blocks, true));
        }
        all.add(settings(backbone, layout, 1, false));
      }
    }
    return all.stream();
  }

  /** Without dropout, whose draws go by the rows that are left. */
  private static ModelSettings settings(
      String backbone, Layout layout, int blocks, boolean residuals) {
    return new ModelSettings(
        backbone, layout, WINDOW, WIDTH, blocks, 2, true, Positions.SLOT, residuals, 0, 2);
  }

  @ParameterizedTest
  @MethodSource("models")
  void statesOffsetsAndGradientsAreTheSame(ModelSettings settings) {
    Network network = new Network(settings);

    Encoded all = network.encode(mask(settings, Kind.DRAWN), null, null);
    double[] states = rows(all.states());
    double[] offsets = all.offsets() == null ? null : rows(all.offsets());
    List<double[]> gradients = network.gradients(all, null);
    Encoded some = network.encode(mask(settings, Kind.DRAWN), null, SOME);

    assertThat(some.states().value().toDoubles()).containsExactly(states, within(CLOSE));
    if (offsets != null) {
      assertThat(some.offsets().value().toDoubles()).containsExactly(offsets, within(CLOSE));
    }
    List<double[]> ofSome = network.gradients(some, SOME);
    for (int g = 0; g < gradients.size(); g++) {
      assertThat(ofSome.get(g))
          .as("gradient %d", g)
          .containsExactly(gradients.get(g), within(CLOSE));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aPassThatGoesOnFromAnotherOneGivesWhatItWouldAlone(ModelSettings settings) {
    Network network = new Network(settings);
    PassRule second = mask(settings, Kind.ANTITHETIC);
    double[] alone = network.encode(second, null, SOME).states().value().toDoubles();

    Prelude prelude = new Prelude();
    double[] first =
        network.encode(mask(settings, Kind.DRAWN), prelude, SOME).states().value().toDoubles();
    double[] goesOn = network.again(second, prelude, SOME).states().value().toDoubles();

    assertThat(goesOn).isEqualTo(alone);
    if (settings.blocks() > 0) {
      assertThat(goesOn).isNotEqualTo(first);
    }
  }

  private static PassRule mask(ModelSettings settings, Kind kind) {
    MaskPlanes planes =
        new MaskPlanes(settings.blocks(), 2, WINDOW, TestModels.causal(settings.model()));
    Uniforms uniforms = Uniforms.keyed(5, 1, MaskDraw.PER_SEQUENCE);
    return new LearnedMask(new MaskLogits(planes, 0.6, Precision.DOUBLE))
        .draw(kind, uniforms, false);
  }

  private static double[] rows(Variable x) {
    double[] values = x.value().toDoubles();
    int width = x.value().width();
    double[] some = new double[SOME.count() * width];
    for (int r = 0; r < SOME.count(); r++) {
      int token = SOME.tokens()[SOME.from() + r];
      System.arraycopy(values, token * width, some, r * width, width);
    }
    return some;
  }

  private static TokenBatch batch() {
    TokenBatch batch = new TokenBatch();
    batch.clear(LENGTHS.length, Arrays.stream(LENGTHS).sum());
    Random random = new Random(4);
    for (int s = 0; s < LENGTHS.length; s++) {
      int first = batch.append(LENGTHS[s], WINDOW);
      for (int t = first; t < first + LENGTHS[s]; t++) {
        batch.items()[t] = 1 + random.nextInt(ITEMS);
        batch.users()[t] = s % (USERS + 1);
        batch.times()[t] = 2 * t + random.nextInt(2);
      }
    }
    return batch;
  }

  /** A backbone with large random weights. */
  private final class Network {
    private final Parameters parameters = new Parameters();
    private final recdenoiser.engine.model.Network model;
    private final Storage gradients;

    Network(ModelSettings settings) {
      SettingGroups groups =
          TestModels.groups(
              settings,
              new Bert4RecSettings(0, 0.2, 0),
              new TiSasRecSettings(3),
              new SsePtSettings(USER_WIDTH, 0, 0));
      model = TestModels.network(groups, ITEMS, USERS, parameters, Precision.DOUBLE, 3);
      Random random = new Random(12);
      for (Parameter parameter : parameters.all()) {
        fill(parameter.value(), random);
      }
      model.tables().forEach(table -> fill(table.values(), random));
      gradients = Storage.of(Precision.DOUBLE, parameters.size());
    }

    private void fill(Matrix matrix, Random random) {
      double[] numbers = random.doubles(matrix.size(), -1, 1).toArray();
      matrix.write(0, numbers, 0, numbers.length);
    }

    Encoded encode(PassRule rule, Prelude prelude, Rows wanted) {
      gradients.array().assign(0);
      model.tables().forEach(table -> table.begin(batch.tokens()));
      tape.begin(0, gradients);
      return again(rule, prelude, wanted);
    }

    Encoded again(PassRule rule, Prelude prelude, Rows wanted) {
      Segments all = batch.segments(0, batch.sequences());
      return model.encode(
          Pass.training(tape, batch, all, rule, new StepDraws(1, 1))
              .sharing(prelude)
              .asking(wanted));
    }

    /** Of weights and of what was read, for an objective that only looks at some tokens. */
    List<double[]> gradients(Encoded encoded, Rows wanted) {
      seed(encoded.states(), wanted, 1);
      if (encoded.offsets() != null) {
        seed(encoded.offsets(), wanted, 2);
      }
      tape.backward();
      List<double[]> all = new ArrayList<>();
      parameters.all().forEach(weight -> all.add(tape.gradientOf(weight).toDoubles()));
      model.tables().forEach(table -> all.add(TestModels.gradient(table)));
      return all;
    }

    private void seed(Variable x, Rows wanted, long seed) {
      int width = x.value().width();
      double[] numbers = new Random(seed).doubles((long) SOME.count() * width, -1, 1).toArray();
      Matrix gradient = Matrix.zeros(Precision.DOUBLE, x.value().rows(), width);
      for (int r = 0; r < SOME.count(); r++) {
        int row = wanted == null ? SOME.tokens()[SOME.from() + r] : r;
        gradient.write(row * width, numbers, r * width, width);
      }
      Ops.loss(tape, x, gradient);
    }
  }
}
