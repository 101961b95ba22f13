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
import org.nd4j.linalg.learning.config.Adam;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.LearnedMask;
import recdenoiser.engine.denoise.LearnedMask.Kind;
import recdenoiser.engine.denoise.MaskLogits;
import recdenoiser.engine.denoise.MaskPlanes;
import recdenoiser.engine.denoise.Uniforms;
import recdenoiser.engine.model.BackboneSettings.Backbone;
import recdenoiser.engine.model.BackboneSettings.Layout;
import recdenoiser.engine.model.BackboneSettings.Positions;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.PlainKernels;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;

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

  static Stream<BackboneSettings> models() {
    List<BackboneSettings> all = new ArrayList<>();
    for (Backbone backbone : Backbone.values()) {
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
  private static BackboneSettings settings(
      Backbone backbone, Layout layout, int blocks, boolean residuals) {
    return new BackboneSettings(
        backbone,
        layout,
        WINDOW,
        WIDTH,
        blocks,
        2,
        true,
        Positions.SLOT,
        residuals,
        0,
        0,
        2,
        3,
        USER_WIDTH,
        0,
        0,
        0.2,
        0);
  }

  @ParameterizedTest
  @MethodSource("models")
  void statesOffsetsAndGradientsAreTheSame(BackboneSettings settings) {
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
  void aPassThatGoesOnFromAnotherOneGivesWhatItWouldAlone(BackboneSettings settings) {
    Network network = new Network(settings);
    AttentionRule second = mask(settings, Kind.ANTITHETIC);
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

  private static AttentionRule mask(BackboneSettings settings, Kind kind) {
    MaskPlanes planes = new MaskPlanes(settings.blocks(), 2, WINDOW, settings.backbone().causal());
    Uniforms uniforms = Uniforms.keyed(5, 1, MaskDraw.PER_SEQUENCE);
    return new LearnedMask(new MaskLogits(planes, 0.6, new Adam())).draw(kind, uniforms, false);
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

  /** A backbone with large random weights, and what is read from its tables. */
  private final class Network {
    private final Parameters parameters = new Parameters();
    private final recdenoiser.engine.model.Backbone model;
    private final Storage gradients;
    private final Matrix[] lookups;

    Network(BackboneSettings settings) {
      model = Backbones.create(settings, ITEMS, USERS, parameters, Precision.DOUBLE, 3);
      Random random = new Random(12);
      for (Parameter parameter : parameters.all()) {
        fill(parameter.value(), random);
      }
      model.tables().forEach(table -> fill(table.values(), random));
      gradients = Storage.of(Precision.DOUBLE, parameters.size());
      lookups =
          model.lookups().stream()
              .map(lookup -> model.tables().get(lookup.table()).values().width())
              .map(width -> Matrix.zeros(Precision.DOUBLE, batch.tokens(), width))
              .toArray(Matrix[]::new);
    }

    private void fill(Matrix matrix, Random random) {
      double[] numbers = random.doubles(matrix.size(), -1, 1).toArray();
      matrix.write(0, numbers, 0, numbers.length);
    }

    Encoded encode(AttentionRule rule, Prelude prelude, Rows wanted) {
      gradients.array().assign(0);
      tape.begin(0, gradients);
      return again(rule, prelude, wanted);
    }

    Encoded again(AttentionRule rule, Prelude prelude, Rows wanted) {
      return model.encode(
          new Pass(
              tape,
              batch,
              batch.segments(0, batch.sequences()),
              rule,
              true,
              1,
              1,
              null,
              lookups,
              prelude,
              wanted));
    }

    /** Of weights and of what was read, for an objective that only looks at some tokens. */
    List<double[]> gradients(Encoded encoded, Rows wanted) {
      seed(encoded.states(), wanted, 1);
      if (encoded.offsets() != null) {
        seed(encoded.offsets(), wanted, 2);
      }
      tape.reverse();
      List<double[]> all = new ArrayList<>();
      parameters.all().forEach(weight -> all.add(tape.gradientOf(weight).toDoubles()));
      for (Matrix lookup : lookups) {
        all.add(lookup.toDoubles());
      }
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
      Ops.seedGradient(x, gradient);
    }
  }
}
