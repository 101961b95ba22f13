package recdenoiser.engine.denoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static recdenoiser.engine.denoise.MaskEstimates.flat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import recdenoiser.engine.autodiff.AttentionShape;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.LearnedMask.Kind;
import recdenoiser.engine.denoise.MaskedModel.Masks;
import recdenoiser.engine.model.ModelSettings;
import recdenoiser.engine.model.ModelSettings.Layout;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.model.SasRecKind;
import recdenoiser.engine.model.SmallModel;
import recdenoiser.engine.model.TestModels;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.plain.PlainKernels;

/** The estimate from derivatives: what it is made of, where it is exact and where it is not. */
class StraightThroughTest {
  private static double[][] estimate(MaskLogits logits, double[][] derivatives) {
    double[][] gradient = logits.zeroGradient();
    StraightThrough.add(logits, derivatives, gradient);
    return gradient;
  }

  /** Σ c · (attention of one block): linear in the mask. */
  private static final class LinearObjective {
    private static final int WIDTH = 4;
    private static final int HEADS = 2;

    private final Segments segments = new Segments(new int[] {0, 2, 3}, 0, 2);
    private final Tape tape = new Tape(new PlainKernels(), Precision.DOUBLE);
    private final double[][] numbers = new double[4][];
    private final boolean causal;

    LinearObjective(boolean causal) {
      this.causal = causal;
      Random random = new Random(3);
      Arrays.setAll(numbers, i -> random.doubles(3 * WIDTH, -1.5, 1.5).toArray());
    }

    /** Its value; the mask gathers the derivatives. */
    double of(LearnedMask mask) {
      tape.begin(0, null);
      Variable out =
          Ops.attention(tape, variable(0), variable(1), variable(2), segments)
              .attend(mask.block(0), new AttentionShape(HEADS, causal, 0), 1);
      double[] values = out.value().toDoubles();
      Matrix gradient = tape.lend(3, WIDTH);
      gradient.write(0, numbers[3], 0, numbers[3].length);
      Ops.loss(tape, out, gradient);
      tape.backward();
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += numbers[3][i] * values[i];
      }
      return sum;
    }

    private Variable variable(int which) {
      Variable variable = tape.variable(3, WIDTH);
      variable.value().write(0, numbers[which], 0, numbers[which].length);
      return variable;
    }
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "true, 2", "false, 1", "false, 2"})
  void anyDrawGivesTheExactGradientOfALinearObjective(boolean causal, int planes) {
    LinearObjective objective = new LinearObjective(causal);
    MaskLogits logits = new MaskLogits(new MaskPlanes(1, planes, 2, causal), 0.3, Precision.DOUBLE);
    double[][] exact = new EveryMask(logits).gradient(objective::of);

    for (MaskDraw draw : MaskDraw.values()) {
      double[][] derivatives = logits.zeroGradient();
      objective.of(
          new LearnedMask(logits)
              .draw(Kind.DRAWN, Uniforms.keyed(1, 1, draw), draw == MaskDraw.PER_BATCH)
              .gather(derivatives));

      assertThat(flat(estimate(logits, derivatives))).containsExactly(flat(exact), within(1e-12));
    }
    assertThat(Arrays.stream(flat(exact)).map(Math::abs).max().orElseThrow()).isGreaterThan(0.01);
  }

  @ParameterizedTest
  @EnumSource(
      value = Masks.class,
      names = {"CAUSAL_SHARED", "CAUSAL_PER_HEAD", "BOTH_WAYS_SHARED"})
  void theCrossEntropyIsNotLinearAndTheEstimateIsBiased(Masks masks, TestReporter reporter) {
    MaskedModel model = masks.model();
    double[] exact = flat(masks.exact());

    double[] mean =
        flat(
            new EveryMask(model.logits())
                .mean(mask -> estimate(model.logits(), model.derivatives(mask))));

    double error = 0;
    double squares = 0;
    for (int c = 0; c < exact.length; c++) {
      error += Math.pow(mean[c] - exact[c], 2);
      squares += exact[c] * exact[c];
    }
    double bias = Math.sqrt(error / squares);
    reporter.publishEntry(masks + ": bias as a share of the gradient", Double.toString(bias));
    assertThat(bias).isGreaterThan(0.01);
  }

  /**
   * Inference masks with σ(φ) above one half are a smooth function of φ, so what they gather must
   * be its derivative.
   */
  @ParameterizedTest
  @CsvSource({
    "SASREC, 1, 0, 0",
    "SASREC, 2, 0, 0",
    "SASREC, 2, 0.3, 0",
    "BERT4REC, 2, 0.3, 0",
    "SASREC, 1, 0, 0.2",
    "SASREC, 2, 0.3, 0.2",
    "BERT4REC, 2, 0, 0.2"
  })
  void whatIsGatheredIsTheDerivativeOfTheObjective(
      String backbone, int planes, double dropout, double jacobianPenalty) {
    int window = 3;
    ModelSettings settings =
        new ModelSettings(
            SasRecKind.ID,
            Layout.PRE_NORM,
            window,
            4,
            2,
            2,
            true,
            Positions.SLOT,
            true,
            dropout,
            1);
    SmallModel model = new SmallModel(settings, 5, 3, 1, 2);
    MaskLogits logits =
        new MaskLogits(
            new MaskPlanes(2, planes, window, TestModels.causal(backbone)), 0.75, Precision.DOUBLE);
    double[][] derivatives = logits.zeroGradient();

    objective(model, new LearnedMask(logits).inference().gather(derivatives), jacobianPenalty);

    double[] gradient = flat(estimate(logits, derivatives));
    float[] values = logits.values();
    for (int c = 0; c < values.length; c++) {
      double above = moved(model, logits, values, c, 0x1p-12f, jacobianPenalty);
      double below = moved(model, logits, values, c, -0x1p-12f, jacobianPenalty);
      double difference = (above - below) / 0x1p-11;
      assertThat(gradient[c])
          .as("cell %d", c)
          .isCloseTo(difference, within(1e-5 * Math.max(1, Math.abs(difference))));
    }
    assertThat(Arrays.stream(gradient).map(Math::abs).max().orElseThrow()).isGreaterThan(0.01);
  }

  private static double moved(
      SmallModel model,
      MaskLogits logits,
      float[] values,
      int cell,
      float move,
      double jacobianPenalty) {
    float[] moved = values.clone();
    moved[cell] += move;
    logits.restore(moved);
    double objective = objective(model, new LearnedMask(logits).inference(), jacobianPenalty);
    logits.restore(values);
    return objective;
  }

  private static double objective(SmallModel model, LearnedMask mask, double jacobianPenalty) {
    JacobianProbe probe =
        jacobianPenalty == 0 ? null : new JacobianProbe(JacobianProbe.gaussian(3), jacobianPenalty);
    double loss = model.run(mask, 1, probe);
    return probe == null ? loss : loss + jacobianPenalty * probe.squaredNorms();
  }

  @Test
  void nothingIsGatheredUnlessAskedFor() {
    LearnedMask mask = new LearnedMask(new MaskLogits(1, 2, 0.5));
    Uniforms uniforms = Uniforms.keyed(1, 1, MaskDraw.PER_BATCH);

    assertThat(mask.draw(Kind.DRAWN, uniforms, true).block(0).wantsMaskGradient()).isFalse();
    assertThat(mask.gather(new double[1][4]).block(0).wantsMaskGradient()).isTrue();
    assertThat(mask.draw(Kind.DRAWN, uniforms, true).block(0).wantsMaskGradient()).isFalse();
    assertThat(mask.inference().block(0).wantsMaskGradient()).isFalse();
  }
}
