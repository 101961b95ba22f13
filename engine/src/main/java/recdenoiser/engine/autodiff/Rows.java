package recdenoiser.engine.autodiff;

/**
 * Some tokens of a slice: those in places {@code from … from + count - 1} of {@code tokens},
 * counted from the slice's first, rising.
 */
public record Rows(int[] tokens, int from, int count) {

  /**
   * @param x [all tokens of the slice × d]
   * @return [count × d]
   */
  public Variable of(Tape tape, Variable x) {
    return Ops.selectRows(tape, x, tokens, from, count);
  }
}
