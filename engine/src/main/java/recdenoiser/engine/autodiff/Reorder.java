package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;

/** y = rows of x in another order, each at most once. */
final class Reorder extends Operation {
  private Variable x;
  private Variable out;
  private int[] sources;
  private int[] places;

  /**
   * @param sources by row of y the row of x
   * @param places by row of x the row of y; null if y has not all of them
   */
  static Variable apply(Tape tape, Variable x, int[] sources, int[] places) {
    long start = tape.started();
    Reorder op = tape.next(Reorder.class, Reorder::new);
    op.x = x;
    op.sources = sources;
    op.places = places;
    op.out = tape.variable(sources.length, x.width());
    tape.kernels().gather(x.value, sources, 0, op.out.value);
    tape.finished(Kind.EMBED, start);
    return op.out;
  }

  @Override
  Kind kind() {
    return Kind.EMBED;
  }

  @Override
  void backward(Tape tape) {
    Matrix gradient = tape.lend(x.rows(), x.width());
    if (places != null) {
      tape.kernels().gather(out.gradient, places, 0, gradient);
    } else {
      scatter(tape, gradient);
    }
    tape.adopt(x, gradient);
  }

  private void scatter(Tape tape, Matrix gradient) {
    int d = x.width();
    tape.blas().scale(gradient, 0);
    for (int r = 0; r < sources.length; r++) {
      tape.blas().add(d, out.gradient, r * d, gradient, sources[r] * d);
    }
  }
}
