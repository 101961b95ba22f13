package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;

/** y = the rows of x in other places, with rows of zeros between them. It carries no tangent. */
final class PlaceRows extends Operation {
  private Variable x;
  private Variable out;
  private int[] places;

  /**
   * @param x [T × d]
   * @param places by row of x the row of the result, no two the same
   * @return [rows × d]
   */
  static Variable apply(Tape tape, Variable x, int[] places, int rows) {
    long start = tape.started();
    PlaceRows op = tape.next(PlaceRows.class, PlaceRows::new);
    op.x = x;
    op.places = places;
    op.out = tape.variable(rows, x.width());
    tape.blas().scale(op.out.value, 0);
    SelectRows.addTo(op.out.value, tape, x.value, places, 0);
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
    tape.kernels().gather(out.gradient, places, 0, gradient);
    tape.adopt(x, gradient);
  }
}
