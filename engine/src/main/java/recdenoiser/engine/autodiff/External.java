package recdenoiser.engine.autodiff;

import java.util.function.Supplier;
import recdenoiser.engine.tensor.Matrix;

/** y = what another library makes of x. It carries no tangent. */
final class External extends Operation {
  private Supplier<? extends ExternalComputation> source;
  private ExternalComputation computation;
  private Variable x;
  private Variable out;

  /**
   * @param source makes a computation for each tape; the same object whenever the same is meant
   * @param rows of the result
   * @param width of the result
   */
  static Variable apply(
      Tape tape,
      Supplier<? extends ExternalComputation> source,
      Variable x,
      int sequences,
      int rows,
      int width) {
    long start = tape.started();
    External op = tape.next(External.class, External::new);
    if (op.source != source) {
      op.source = source;
      op.computation = source.get();
    }
    op.x = x;
    op.out = tape.variable(rows, width);
    tape.blas().claimThread();
    op.computation.forward(x.value, sequences, op.out.value, tape.recordsGradients());
    tape.finished(Kind.EXTERNAL, start);
    return op.out;
  }

  @Override
  Kind kind() {
    return Kind.EXTERNAL;
  }

  @Override
  void backward(Tape tape) {
    Matrix gradient = tape.lend(x.rows(), x.width());
    computation.backward(tape, out.gradient, gradient);
    tape.adopt(x, gradient);
  }
}
