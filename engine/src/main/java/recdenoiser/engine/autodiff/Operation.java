package recdenoiser.engine.autodiff;

/**
 * One step of a computation on a {@link Tape}: it has computed its value and knows its backward
 * pass.
 */
abstract class Operation {
  /** What is timed under one name. */
  enum Kind {
    EMBED,
    INTERVALS,
    LINEAR,
    NORM,
    ATTENTION,
    ACTIVATION,
    RECURRENT,
    EXTERNAL,
    LOSS,
    JACOBIAN
  }

  abstract Kind kind();

  /** Adds to the gradients of its inputs what the gradient of its output says. */
  abstract void backward(Tape tape);
}
