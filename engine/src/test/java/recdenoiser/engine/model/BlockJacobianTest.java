package recdenoiser.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.denoise.JacobianProbe;
import recdenoiser.engine.model.ModelSettings.Layout;
import recdenoiser.engine.model.Pass.StepDraws;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.plain.PlainKernels;

/** The tangent that a block carries is its Jacobian times the tangent of its input. */
class BlockJacobianTest {
  private static final int WIDTH = 4;
  private static final int TOKENS = 6;
  private static final int NUMBERS = TOKENS * WIDTH;
  private static final double STEP = 1e-6;
  private static final int DRAWS = 4000;

  private final Random random = new Random(8);
  private final Tape tape = new Tape(new PlainKernels(), Precision.DOUBLE);
  private final TokenBatch batch = new TokenBatch();
  private final double[] input = random.doubles(NUMBERS, -1, 1).toArray();
  private TransformerBlock block;

  @ParameterizedTest
  @EnumSource(Layout.class)
  void tangentIsTheFiniteDifferenceAlongItsDirection(Layout layout) {
    create(layout);
    double[] direction = random.doubles(NUMBERS, -1, 1).toArray();

    double[] tangent = tangent(direction);

    double[] above = output(moved(direction, STEP));
    double[] below = output(moved(direction, -STEP));
    double[] difference = new double[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      difference[i] = (above[i] - below[i]) / (2 * STEP);
    }
    assertThat(tangent).containsExactly(difference, within(1e-6));
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void meanOverGaussianDrawsIsTheSquaredFrobeniusNorm(Layout layout) {
    create(layout);
    double exact = 0;
    for (int i = 0; i < NUMBERS; i++) {
      double[] unit = new double[NUMBERS];
      unit[i] = 1;
      exact += squares(tangent(unit));
    }

    double sum = 0;
    double sumOfSquares = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double norm = probed(JacobianProbe.gaussian(draw));
      sum += norm;
      sumOfSquares += norm * norm;
    }
    double mean = sum / DRAWS;
    double error = Math.sqrt((sumOfSquares / DRAWS - mean * mean) / DRAWS);

    assertThat(error).as("standard error of a mean of %s", mean).isLessThan(0.03 * exact);
    assertThat(mean).isCloseTo(exact, within(4 * error));
  }

  private void create(Layout layout) {
    Parameters parameters = new Parameters();
    ModelSettings settings = SmallModel.settings(layout, TOKENS, WIDTH, 1);
    block = new TransformerBlock(parameters, 0, BlockShape.of(settings, WIDTH));
    parameters.allocate(Precision.DOUBLE);
    for (Parameter parameter : parameters.all()) {
      double[] values = random.doubles(parameter.size(), -1, 1).toArray();
      parameter.value().write(0, values, 0, values.length);
    }
    batch.clear(2, TOKENS);
    batch.append(4, TOKENS);
    batch.append(2, TOKENS);
  }

  private Pass pass() {
    return Pass.training(tape, batch, batch.segments(0, 2), PassRule.SOFTMAX, new StepDraws(1, 1));
  }

  private Variable start(double[] values) {
    tape.begin(0, null);
    Variable x = tape.variable(TOKENS, WIDTH);
    x.value().write(0, values, 0, NUMBERS);
    return x;
  }

  private double[] output(double[] values) {
    return block.apply(pass(), start(values), AttentionTerms.NONE).value().toDoubles();
  }

  private double[] tangent(double[] direction) {
    Variable x = Ops.startTangent(tape, start(input));
    x.tangent().write(0, direction, 0, NUMBERS);
    Matrix tangent = block.apply(pass(), x, AttentionTerms.NONE).tangent();
    return tangent.toDoubles();
  }

  private double probed(JacobianProbe.Noise noise) {
    JacobianProbe probe = new JacobianProbe(noise, 1);
    Variable x = probe.enter(tape, start(input), 0);
    probe.leave(tape, block.apply(pass(), x, AttentionTerms.NONE));
    return probe.squaredNorms();
  }

  private double[] moved(double[] direction, double step) {
    double[] moved = input.clone();
    for (int i = 0; i < NUMBERS; i++) {
      moved[i] += step * direction[i];
    }
    return moved;
  }

  private static double squares(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return sum;
  }
}
