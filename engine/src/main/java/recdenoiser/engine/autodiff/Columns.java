package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.ColumnKernels;

/** Some neighbouring columns of a matrix. It carries no tangent. */
final class Columns extends Operation {
  private Variable x;
  private Variable out;
  private int from;

  /**
   * @param x [T × d]
   * @return [T × count]
   */
  static Variable apply(Tape tape, Variable x, int from, int count) {
    long start = tape.started();
    Columns op = tape.next(Columns.class, Columns::new);
    op.x = x;
    op.from = from;
    op.out = tape.variable(x.rows(), count);
    tape.kernels().columns().copy(x.value, from, op.out.value, 0, count);
    tape.finished(Kind.EMBED, start);
    return op.out;
  }

  @Override
  Kind kind() {
    return Kind.EMBED;
  }

  @Override
  void backward(Tape tape) {
    if (tape.openGradient(x) == 0) {
      tape.blas().scale(x.gradient, 0);
    }
    tape.kernels().columns().add(out.gradient, 0, x.gradient, from, out.width());
  }

  /** The gradient of x, as wide as x is, stands in {@code gradient} from a column on. */
  static void addTo(Tape tape, Variable x, Matrix gradient, int from) {
    ColumnKernels columns = tape.kernels().columns();
    if (tape.openGradient(x) == 0) {
      columns.copy(gradient, from, x.gradient, 0, x.width());
    } else {
      columns.add(gradient, from, x.gradient, 0, x.width());
    }
  }
}
