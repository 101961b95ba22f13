package recdenoiser.engine.autodiff;

/** The backward pass of {@link PairLogits}. */
final class PairLogitsStep extends Operation {
  private PairLogits logits;

  static void record(Tape tape, PairLogits logits) {
    tape.next(PairLogitsStep.class, PairLogitsStep::new).logits = logits;
  }

  @Override
  Kind kind() {
    return Kind.ATTENTION;
  }

  @Override
  void backward(Tape tape) {
    logits.backward(tape);
  }
}
