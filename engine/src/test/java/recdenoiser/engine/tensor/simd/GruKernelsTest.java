package recdenoiser.engine.tensor.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.kernel.GruKernels;
import recdenoiser.engine.tensor.kernel.GruMemory;
import recdenoiser.engine.tensor.plain.PlainGru;

/** Gates and states: the plain kernels against a step by hand, the SIMD kernels against those. */
@Tag("kernels")
class GruKernelsTest {
  private static final double CLOSE = 4e-6;

  private final GruKernels simd = new SimdGru();
  private final GruKernels plain = new PlainGru();
  private final Numbers numbers = new Numbers(7);

  private GruMemory memory(int rows, int h) {
    return new GruMemory(
        numbers.matrix(rows, 3 * h),
        numbers.matrix(rows, h),
        numbers.matrix(rows, h),
        numbers.matrix(rows, h));
  }

  private static GruMemory copy(GruMemory memory) {
    return new GruMemory(
        Numbers.copy(memory.gates()),
        Numbers.copy(memory.previous()),
        Numbers.copy(memory.recurrent()),
        Numbers.copy(memory.states()));
  }

  private static void same(GruMemory fast, GruMemory slow) {
    Numbers.close("gates", fast.gates(), slow.gates(), CLOSE);
    Numbers.close("previous", fast.previous(), slow.previous(), 0);
    Numbers.close("recurrent", fast.recurrent(), slow.recurrent(), CLOSE);
    Numbers.close("states", fast.states(), slow.states(), CLOSE);
  }

  /** r = σ(0) = ½, z = σ(ln 3) = ¾, c = tanh(ln 2) = 3/5; h = ¼ · 2 + ¾ · 3/5. */
  @Test
  void aStepByHand() {
    GruMemory memory = memory(1, 1);
    memory.gates().write(0, new double[] {0, Math.log(3), Math.log(2)}, 0, 3);
    memory.previous().write(0, new double[] {2}, 0, 1);

    plain.reset(memory, 0, 1);
    plain.update(memory, 0, 1);

    assertThat(memory.recurrent().get(0)).isEqualTo(1);
    assertThat(memory.gates().toDoubles())
        .containsExactly(new double[] {0.5, 0.75, 0.6}, within(1e-7));
    assertThat(memory.states().get(0)).isCloseTo(0.95, within(1e-7));
  }

  /** c = tanh(ln 2 - 1 + ½ · 2). */
  @Test
  void aStepWithTheResetGateAfterTheProductByHand() {
    GruMemory memory = memory(1, 1);
    memory.gates().write(0, new double[] {1, Math.log(3) - 1, Math.log(2) - 1}, 0, 3);
    memory.previous().write(0, new double[] {2}, 0, 1);
    Matrix product = Matrix.zeros(Precision.SINGLE, 1, 3);
    product.write(0, new double[] {-1, 1, 2}, 0, 3);

    plain.resetAfter(memory, product, 0, 1);

    assertThat(memory.recurrent().get(0)).isEqualTo(2);
    assertThat(memory.states().get(0)).isCloseTo(0.95, within(1e-7));
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0, 1", "9, 7, 2, 4", "60, 50, 13, 45", "40, 100, 3, 30", "3, 2100, 1, 2"})
  void theResetGateBeforeTheProduct(int tokens, int h, int from, int rows) {
    GruMemory fast = memory(tokens, h);
    GruMemory slow = copy(fast);

    simd.reset(fast, from, rows);
    simd.update(fast, from, rows);
    plain.reset(slow, from, rows);
    plain.update(slow, from, rows);

    same(fast, slow);
    int before = from >= rows ? from - rows : -1;
    Matrix fastGradient = numbers.matrix(tokens, h);
    Matrix slowGradient = Numbers.copy(fastGradient);
    Matrix ofReset = numbers.matrix(rows, h);
    GruMemory again = copy(slow);
    simd.updateBackward(again, fastGradient, from, rows, before);
    simd.resetBackward(again, ofReset, fastGradient, from, rows, before);
    plain.updateBackward(slow, slowGradient, from, rows, before);
    plain.resetBackward(slow, ofReset, slowGradient, from, rows, before);
    same(again, slow);
    Numbers.close("gradients of states", fastGradient, slowGradient, CLOSE);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0, 1", "9, 7, 4, 4", "99, 50, 50, 45", "40, 100, 3, 30", "3, 2100, 2, 1"})
  void theResetGateAfterTheProduct(int tokens, int h, int from, int rows) {
    GruMemory fast = memory(tokens, h);
    GruMemory slow = copy(fast);
    Matrix product = numbers.matrix(rows + 1, 3 * h);

    simd.resetAfter(fast, product, from, rows);
    plain.resetAfter(slow, product, from, rows);

    same(fast, slow);
    int before = from >= rows ? from - rows : -1;
    Matrix fastGradient = numbers.matrix(tokens, h);
    Matrix slowGradient = Numbers.copy(fastGradient);
    Matrix fastProduct = numbers.matrix(tokens, 3 * h);
    Matrix slowProduct = Numbers.copy(fastProduct);
    GruMemory again = copy(slow);
    simd.resetAfterBackward(again, fastProduct, fastGradient, from, rows, before);
    plain.resetAfterBackward(slow, slowProduct, slowGradient, from, rows, before);
    Numbers.close("gates", again.gates(), slow.gates(), CLOSE);
    Numbers.close("gradients of states", fastGradient, slowGradient, CLOSE);
    Numbers.close("gradients of products", fastProduct, slowProduct, CLOSE);
  }

  @Test
  void nothingIsBeforeTheFirstStep() {
    GruMemory fast = memory(4, 5);
    Matrix gradient = numbers.matrix(4, 5);
    Matrix before = Numbers.copy(gradient);

    simd.resetBackward(fast, null, gradient, 0, 4, -1);

    for (int t = 0; t < 4; t++) {
      for (int i = 0; i < 5; i++) {
        assertThat(fast.gates().get(t * 15 + i)).isZero();
      }
    }
    Numbers.close("gradients", gradient, before, 0);
  }
}
