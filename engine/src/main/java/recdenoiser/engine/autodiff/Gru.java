package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Blas;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.GruKernels;
import recdenoiser.engine.tensor.kernel.GruMemory;

/**
 * A layer of gated recurrent units over sequences of any lengths, a step of all of them at a time.
 *
 * <p>Of each token it is given what the input adds to the sums of reset gate, update gate and
 * candidate, a = (a_r, a_z, a_c). From h = 0 on, a step is
 *
 * <pre>
 *   r = σ(a_r + h U_r)   z = σ(a_z + h U_z)
 *   c = tanh(a_c + (r ⊙ h) U_c)        the reset gate before the product (Cho et al. 2014)
 *   c = tanh(a_c + r ⊙ (h U_c + b))    or after it (cuDNN), which makes it one product
 *   h ← dropout((1 - z) ⊙ h + z ⊙ c)
 * </pre>
 *
 * <p>The backward pass takes the steps from the last to the first; the gradient of U is one product
 * over all tokens, as a is. There are no tangents.
 */
final class Gru extends Operation {
  private Variable gates;
  private Parameter weight;
  private Parameter bias;
  private StepOrder order;
  private int truncation;
  private Dropout dropout;
  private Variable out;
  private GruMemory memory;
  private Matrix part;

  /**
   * @param gates a [T × 3h] in {@code order}; may not be used afterwards
   * @param weight U [h × 3h]
   * @param bias b [1 × h]; null for the reset gate before the product
   * @param truncation k: no gradient goes from step k, 2k, … to the one before; 0 for all steps
   * @return states [T × h] in {@code order}
   */
  static Variable apply(
      Tape tape,
      Variable gates,
      Parameter weight,
      Parameter bias,
      StepOrder order,
      int truncation,
      Dropout dropout) {
    long start = tape.started();
    Gru op = tape.next(Gru.class, Gru::new);
    int tokens = order.size();
    int h = weight.rows();
    op.gates = gates;
    op.weight = weight;
    op.bias = bias;
    op.order = order;
    op.truncation = truncation;
    op.dropout = dropout;
    op.out = tape.variable(tokens, h);
    op.memory =
        new GruMemory(gates.value, tape.lend(tokens, h), tape.lend(tokens, h), op.out.value);
    op.forward(tape);
    tape.finished(Kind.RECURRENT, start);
    return op.out;
  }

  @Override
  Kind kind() {
    return Kind.RECURRENT;
  }

  /** Gates and states, valid until the backward pass. */
  GruMemory memory() {
    return memory;
  }

  private int width() {
    return weight.rows();
  }

  private boolean resetsAfter() {
    return bias != null;
  }

  private void forward(Tape tape) {
    if (order.steps() == 0) {
      return;
    }
    tape.blas().scale(part(memory.previous(), 0, order.active(0)), 0);
    Matrix firstRow = resetsAfter() ? biasOfProduct(tape) : null;
    Matrix product = resetsAfter() ? tape.lend(order.active(0), 3 * width()) : null;
    for (int step = 0; step < order.steps(); step++) {
      int from = order.start(step);
      int active = order.active(step);
      if (resetsAfter()) {
        resetAfter(tape, step, firstRow, product);
      } else {
        resetBefore(tape, step);
      }
      if (dropout.rate() > 0) {
        drop(tape, memory.states(), from, active);
      }
      int going = order.active(step + 1);
      if (going > 0) {
        Matrix states = part(memory.states(), from, going);
        tape.blas().copyInto(states, memory.previous(), order.start(step + 1) * width());
      }
    }
  }

  private void resetBefore(Tape tape, int step) {
    int from = order.start(step);
    int active = order.active(step);
    int h = width();
    GruKernels kernels = tape.kernels().gru();
    if (step > 0) {
      Slice previous = rows(tape, memory.previous(), from, active);
      Slice sums = columns(tape, memory.gates(), from, active, 0, 2 * h);
      Slice both = columns(tape, weight.value(), 0, h, 0, 2 * h);
      tape.blas().multiply(previous, false, both, false, 1, sums);
    }
    kernels.reset(memory, from, active);
    if (step > 0) {
      Slice reset = rows(tape, memory.recurrent(), from, active);
      Slice sum = columns(tape, memory.gates(), from, active, 2 * h, h);
      Slice candidate = columns(tape, weight.value(), 0, h, 2 * h, h);
      tape.blas().multiply(reset, false, candidate, false, 1, sum);
    }
    kernels.update(memory, from, active);
  }

  private void resetAfter(Tape tape, int step, Matrix firstRow, Matrix product) {
    int from = order.start(step);
    int active = order.active(step);
    tape.kernels().repeatRow(firstRow, part(product, 0, active));
    if (step > 0) {
      Slice previous = rows(tape, memory.previous(), from, active);
      Slice sums = rows(tape, product, 0, active);
      tape.blas().multiply(previous, false, tape.slice(weight.value()), false, 1, sums);
    }
    tape.kernels().gru().resetAfter(memory, product, from, active);
  }

  /** (0, 0, b). */
  private Matrix biasOfProduct(Tape tape) {
    Matrix row = tape.lend(1, 3 * width());
    tape.blas().scale(row, 0);
    tape.blas().copyInto(bias.value(), row, 2 * width());
    return row;
  }

  private void drop(Tape tape, Matrix x, int from, int count) {
    Matrix some = part(x, from, count);
    int first = tape.firstToken() + from;
    tape.kernels().dropout().apply(some, dropout.rate(), dropout.key(), first, null, some);
  }

  @Override
  void backward(Tape tape) {
    if (order.steps() == 0) {
      return;
    }
    int h = width();
    Matrix transposed = tape.lend(3 * h, h);
    tape.kernels().transpose(weight.value(), transposed);
    Matrix ofProduct = resetsAfter() ? tape.lend(order.size(), 3 * h) : null;
    Matrix ofReset = resetsAfter() ? null : tape.lend(order.active(0), h);
    for (int step = order.steps() - 1; step >= 0; step--) {
      if (dropout.rate() > 0) {
        drop(tape, out.gradient, order.start(step), order.active(step));
      }
      if (resetsAfter()) {
        resetAfterBackward(tape, step, transposed, ofProduct);
      } else {
        resetBeforeBackward(tape, step, transposed, ofReset);
      }
    }
    if (resetsAfter()) {
      addProductGradients(tape, ofProduct);
    } else {
      addGradients(tape);
    }
    tape.adopt(gates, memory.gates());
  }

  /** Where the gradient of a step's previous states is; -1 if none goes there. */
  private int before(int step) {
    boolean cut = truncation > 0 && step % truncation == 0;
    return step == 0 || cut ? -1 : order.start(step - 1);
  }

  private void resetBeforeBackward(Tape tape, int step, Matrix transposed, Matrix ofReset) {
    int from = order.start(step);
    int active = order.active(step);
    int h = width();
    int before = before(step);
    GruKernels kernels = tape.kernels().gru();
    kernels.updateBackward(memory, out.gradient, from, active, before);
    if (step == 0) {
      kernels.resetBackward(memory, null, out.gradient, from, active, before);
      return;
    }
    Slice candidate = columns(tape, memory.gates(), from, active, 2 * h, h);
    Slice back = rows(tape, transposed, 2 * h, h);
    tape.blas().multiply(candidate, false, back, false, 0, rows(tape, ofReset, 0, active));
    kernels.resetBackward(memory, ofReset, out.gradient, from, active, before);
    if (before >= 0) {
      Slice sums = columns(tape, memory.gates(), from, active, 0, 2 * h);
      Slice previous = rows(tape, out.gradient, before, active);
      tape.blas().multiply(sums, false, rows(tape, transposed, 0, 2 * h), false, 1, previous);
    }
  }

  private void resetAfterBackward(Tape tape, int step, Matrix transposed, Matrix ofProduct) {
    int from = order.start(step);
    int active = order.active(step);
    int before = before(step);
    tape.kernels().gru().resetAfterBackward(memory, ofProduct, out.gradient, from, active, before);
    if (before >= 0) {
      Slice sums = rows(tape, ofProduct, from, active);
      Slice previous = rows(tape, out.gradient, before, active);
      tape.blas().multiply(sums, false, tape.slice(transposed), false, 1, previous);
    }
  }

  /** Of U; the states before the first step are zeros. */
  private void addGradients(Tape tape) {
    int h = width();
    int first = order.active(0);
    int rest = order.size() - first;
    Matrix gradient = tape.gradientOf(weight);
    Blas blas = tape.blas();
    blas.multiply(
        rows(tape, memory.previous(), first, rest),
        true,
        columns(tape, memory.gates(), first, rest, 0, 2 * h),
        false,
        1,
        columns(tape, gradient, 0, h, 0, 2 * h));
    blas.multiply(
        rows(tape, memory.recurrent(), first, rest),
        true,
        columns(tape, memory.gates(), first, rest, 2 * h, h),
        false,
        1,
        columns(tape, gradient, 0, h, 2 * h, h));
  }

  /** Of U and b. */
  private void addProductGradients(Tape tape, Matrix ofProduct) {
    int h = width();
    int tokens = order.size();
    int first = order.active(0);
    Blas blas = tape.blas();
    blas.multiply(
        rows(tape, memory.previous(), first, tokens - first),
        true,
        rows(tape, ofProduct, first, tokens - first),
        false,
        1,
        tape.slice(tape.gradientOf(weight)));
    blas.multiply(
        tape.slice(tape.ones(tokens), 0, 1, tokens, tokens),
        false,
        columns(tape, ofProduct, 0, tokens, 2 * h, h),
        false,
        1,
        tape.slice(tape.gradientOf(bias)));
  }

  /** Some rows of a matrix, valid until the next call. */
  private Matrix part(Matrix whole, int from, int count) {
    int offset = whole.offset() + from * whole.width();
    if (part == null) {
      part = new Matrix(whole.storage(), offset, count, whole.width());
    }
    part.view(whole.storage(), offset, count, whole.width());
    return part;
  }

  private static Slice rows(Tape tape, Matrix whole, int from, int count) {
    return columns(tape, whole, from, count, 0, whole.width());
  }

  private static Slice columns(
      Tape tape, Matrix whole, int from, int count, int column, int columns) {
    int width = whole.width();
    return tape.slice(whole, from * width + column, count, columns, width);
  }
}
