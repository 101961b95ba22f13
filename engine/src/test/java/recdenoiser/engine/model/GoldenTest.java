package recdenoiser.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.JacobianProbe;
import recdenoiser.engine.denoise.LearnedMask;
import recdenoiser.engine.denoise.LearnedMask.Kind;
import recdenoiser.engine.denoise.MaskGradient;
import recdenoiser.engine.denoise.MaskLogits;
import recdenoiser.engine.denoise.Uniforms;

/** Every number of the golden file. */
class GoldenTest {
  private static final int CONNECTIONS = Golden.WINDOW * Golden.WINDOW;
  private static final double PER_SEQUENCE = 1.0 / Golden.SEQUENCES;

  private final GoldenModel golden = new GoldenModel();
  private final MaskLogits logits = logits();

  @Test
  void plainModel() {
    double loss = golden.run(PassRule.SOFTMAX, PER_SEQUENCE, null);

    assertThat(loss).isCloseTo(Golden.number("plain/loss"), within(1e-12));
    sameFeatures("plain/features");
    sameGradients("plain/gradients");
  }

  @Test
  void maskedModel() {
    Uniforms uniforms = batchUniforms();
    LearnedMask rule = new LearnedMask(logits);

    double loss = golden.run(rule.draw(Kind.DRAWN, uniforms, true), PER_SEQUENCE, null);

    assertThat(loss).isCloseTo(Golden.number("masked/loss"), within(1e-12));
    sameFeatures("masked/features");
    sameGradients("masked/gradients");
    assertThat(golden.run(rule.draw(Kind.ANTITHETIC, uniforms, true), PER_SEQUENCE, null))
        .isCloseTo(Golden.number("antithetic/loss"), within(1e-12));
  }

  @Test
  void masksOfTheFileGiveTheSameAsTheirDraws() {
    double[] mask = Golden.flat("masked/mask");

    assertThat(golden.run(golden.fixed(mask), PER_SEQUENCE, null))
        .isCloseTo(Golden.number("masked/loss"), within(1e-12));
  }

  @Test
  void estimatorsFromOneDrawForTheBatch() {
    LearnedMask rule = new LearnedMask(logits);
    Uniforms uniforms = batchUniforms();
    golden.run(rule.draw(Kind.DRAWN, uniforms, true), PER_SEQUENCE, null);
    double[] drawn = slotLosses();
    golden.run(rule.draw(Kind.ANTITHETIC, uniforms, true), PER_SEQUENCE, null);
    double[] antithetic = slotLosses();

    for (Estimator estimator : List.of(Estimator.AR, Estimator.ARM)) {
      double[][] gradient = logits.zeroGradient();
      new MaskGradient(estimator, Credit.GLOBAL, logits, uniforms)
          .add(0, Golden.WINDOW, drawn, antithetic, gradient);
      same(
          flat(gradient),
          Golden.flat(
              "estimators/" + estimator.name().toLowerCase(java.util.Locale.ROOT) + "_without_l0"),
          1e-11);
    }
  }

  @Test
  void expectedNumberOfOpenConnections() {
    double[][] gradient = logits.zeroGradient();
    double beta = Golden.number("estimators/beta");

    double penalty = logits.addPenalty(beta, null, gradient);

    assertThat(penalty / beta).isCloseTo(Golden.number("estimators/expected_open"), within(1e-6));
    same(flat(gradient), Golden.flat("estimators/l0"), 1e-9);
  }

  @Test
  void estimatorsFromOneDrawForEachSequence() {
    double[] u = Golden.flat("per_sequence/uniform");
    Uniforms uniforms =
        (block, sequence, first, count, out) ->
            System.arraycopy(
                u, (block * Golden.SEQUENCES + sequence) * CONNECTIONS + first, out, 0, count);
    LearnedMask rule = new LearnedMask(logits);
    golden.run(rule.draw(Kind.DRAWN, uniforms, false), PER_SEQUENCE, null);
    double[] drawn = golden.losses.clone();
    same(drawn, golden.real(Golden.flat("per_sequence/loss_by_position"), 1), 1e-12);
    golden.run(rule.draw(Kind.ANTITHETIC, uniforms, false), PER_SEQUENCE, null);
    double[] antithetic = golden.losses.clone();
    same(
        antithetic, golden.real(Golden.flat("per_sequence/antithetic_loss_by_position"), 1), 1e-12);

    for (Credit credit : Credit.values()) {
      double[][] gradient = logits.zeroGradient();
      MaskGradient estimator = new MaskGradient(Estimator.ARM, credit, logits, uniforms);
      for (int s = 0; s < Golden.SEQUENCES; s++) {
        estimator.add(
            s, golden.batch.length(s), weighted(drawn, s), weighted(antithetic, s), gradient);
      }
      String name =
          "per_sequence/arm_" + credit.name().toLowerCase(java.util.Locale.ROOT) + "_without_l0";
      same(flat(gradient), Golden.flat(name), 1e-11);
    }
  }

  @Test
  void jacobianNormsAndTheirGradients() {
    Map<String, double[]> sum = new java.util.LinkedHashMap<>();
    double[][] norms = new double[Golden.BLOCKS][Golden.SEQUENCES];
    for (int block = 0; block < Golden.BLOCKS; block++) {
      for (int s = 0; s < Golden.SEQUENCES; s++) {
        for (int i = 0; i < golden.batch.length(s) * Golden.WIDTH; i++) {
          int number = golden.batch.offsets()[s] * Golden.WIDTH + i;
          JacobianProbe probe = new JacobianProbe(unitVector(block, number), PER_SEQUENCE);
          golden.run(golden.fixed(Golden.flat("masked/mask")), 0, probe);
          norms[block][s] += probe.squaredNorms();
          golden.gradients().forEach((name, g) -> sum.merge(name, g, GoldenTest::plus));
        }
      }
    }

    double penalty = Arrays.stream(norms).flatMapToDouble(Arrays::stream).sum() * PER_SEQUENCE;
    same(flat(norms), Golden.flat("jacobian/squared_frobenius_by_block_and_sequence"), 1e-9);
    assertThat(penalty).isCloseTo(Golden.number("jacobian/penalty"), within(1e-9));
    sum.forEach((name, g) -> same(g, Golden.flat("jacobian/penalty_gradients/" + name), 1e-8));
  }

  @Test
  void inference() {
    golden.run(new LearnedMask(logits).inference(), PER_SEQUENCE, null);

    same(
        golden.features.toDoubles(),
        golden.real(Golden.flat("inference/features"), Golden.WIDTH),
        1e-6);
    double[] states = golden.features.toDoubles();
    double[] items = golden.model.tables().get(0).values().toDoubles();
    double[] expected = Golden.flat("inference/scores_last_position_all_items");
    for (int s = 0; s < Golden.SEQUENCES; s++) {
      int last = golden.batch.offsets()[s + 1] - 1;
      for (int item = 1; item <= Golden.ITEMS; item++) {
        double score = 0;
        for (int i = 0; i < Golden.WIDTH; i++) {
          score += states[last * Golden.WIDTH + i] * items[item * Golden.WIDTH + i];
        }
        assertThat(score).isCloseTo(expected[s * (Golden.ITEMS + 1) + item], within(1e-6));
      }
    }
  }

  private static MaskLogits logits() {
    MaskLogits logits = new MaskLogits(Golden.BLOCKS, Golden.WINDOW, 0.5);
    double[] values = Golden.flat("parameters/mask_logits");
    float[] single = new float[values.length];
    for (int i = 0; i < single.length; i++) {
      single[i] = (float) values[i];
    }
    logits.restore(single);
    return logits;
  }

  private static Uniforms batchUniforms() {
    double[] u = Golden.flat("uniform");
    return (block, sequence, first, count, out) ->
        System.arraycopy(u, block * CONNECTIONS + first, out, 0, count);
  }

  private JacobianProbe.Noise unitVector(int block, int number) {
    return (tape, b, firstToken, direction) -> {
      double[] values = new double[direction.size()];
      values[number] = b == block ? 1 : 0;
      direction.write(0, values, 0, values.length);
    };
  }

  /** Sums over sequences by slot of the window. */
  private double[] slotLosses() {
    double[] slots = new double[Golden.WINDOW];
    for (int t = 0; t < golden.batch.tokens(); t++) {
      slots[golden.batch.slots()[t]] += golden.losses[t] * PER_SEQUENCE;
    }
    return slots;
  }

  private double[] weighted(double[] losses, int sequence) {
    int[] offsets = golden.batch.offsets();
    return Arrays.stream(losses, offsets[sequence], offsets[sequence + 1])
        .map(l -> l * PER_SEQUENCE)
        .toArray();
  }

  private void sameFeatures(String path) {
    same(golden.features.toDoubles(), golden.real(Golden.flat(path), Golden.WIDTH), 1e-11);
  }

  private void sameGradients(String path) {
    golden.gradients().forEach((name, g) -> same(g, Golden.flat(path + "/" + name), 1e-11));
  }

  private static double[] plus(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  private static void same(double[] actual, double[] expected, double tolerance) {
    assertThat(actual).containsExactly(expected, within(tolerance));
  }
}
