package recdenoiser.engine.autodiff;

/** The same value with a new, constant tangent: where a block's Jacobian begins. */
final class StartTangent extends Operation {
  private Variable x;
  private Variable out;

  static Variable apply(Tape tape, Variable x) {
    StartTangent op = tape.next(StartTangent.class, StartTangent::new);
    op.x = x;
    op.out = tape.variable(x.value);
    op.out.tangent = tape.lend(x.rows(), x.width());
    op.out.tangentIsConstant = true;
    return op.out;
  }

  /** The same value without a tangent: where a block's Jacobian ends. */
  static Variable stop(Tape tape, Variable x) {
    StartTangent op = tape.next(StartTangent.class, StartTangent::new);
    op.x = x;
    op.out = tape.variable(x.value);
    return op.out;
  }

  @Override
  Kind kind() {
    return Kind.JACOBIAN;
  }

  @Override
  void backward(Tape tape) {
    if (out.gradient != null) {
      tape.adopt(x, out.gradient);
    }
  }
}
