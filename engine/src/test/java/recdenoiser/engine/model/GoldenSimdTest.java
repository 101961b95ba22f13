package recdenoiser.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.denoise.JacobianProbe;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.plain.PlainKernels;
import recdenoiser.engine.tensor.simd.SimdKernels;

/** The fast kernels in single precision against the golden numbers and the plain kernels. */
@Tag("kernels")
class GoldenSimdTest {

  @Test
  void plainModelInSinglePrecision() {
    GoldenModel simd = new GoldenModel(Precision.SINGLE, new SimdKernels());

    double loss = simd.run(PassRule.SOFTMAX, 1.0 / 3, null);

    assertThat(loss).isCloseTo(Golden.number("plain/loss"), within(1e-5));
    simd.gradients().forEach((name, g) -> same(g, Golden.flat("plain/gradients/" + name), 2e-5));
  }

  @Test
  void maskedModelWithGaussianProbe() {
    GoldenModel simd = new GoldenModel(Precision.SINGLE, new SimdKernels());
    GoldenModel plain = new GoldenModel(Precision.DOUBLE, new PlainKernels());
    double[] mask = Golden.flat("masked/mask");
    JacobianProbe fast = new JacobianProbe(JacobianProbe.gaussian(42), 0.1);
    JacobianProbe slow = new JacobianProbe(JacobianProbe.gaussian(42), 0.1);

    simd.run(simd.fixed(mask), 1.0 / 3, fast);
    plain.run(plain.fixed(mask), 1.0 / 3, slow);

    assertThat(fast.squaredNorms()).isCloseTo(slow.squaredNorms(), within(1e-3));
    var expected = plain.gradients();
    simd.gradients().forEach((name, g) -> same(g, expected.get(name), 1e-3));
  }

  private static void same(double[] actual, double[] expected, double tolerance) {
    assertThat(actual).containsExactly(expected, within(tolerance));
  }
}
