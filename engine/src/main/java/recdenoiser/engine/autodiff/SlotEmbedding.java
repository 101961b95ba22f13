package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;

/**
 * A learned vector for every slot of the window, P [n × d], and the slots of a batch's tokens.
 *
 * @param vectors P; null where positions are not told apart
 * @param slots by token of the batch, consecutive within a sequence
 */
public record SlotEmbedding(Parameter vectors, int[] slots) {

  /** No vectors at all. */
  public static final SlotEmbedding NONE = new SlotEmbedding(null, null);

  boolean isNone() {
    return vectors == null;
  }

  /** P, or null. */
  Matrix values() {
    return vectors == null ? null : vectors.value();
  }

  /** Adds the rows of {@code gradient} [T × d] to those of their slots. */
  void addGradient(Tape tape, Matrix gradient, Segments segments) {
    Matrix sum = tape.gradientOf(vectors);
    int d = gradient.width();
    for (int s = segments.from(); s < segments.to(); s++) {
      int length = segments.length(s);
      if (length > 0) {
        int slot = slots[segments.offsets()[s]];
        tape.blas().add(length * d, gradient, segments.row(s) * d, sum, slot * d);
      }
    }
  }

  /** Adds the vectors of their slots to the rows of {@code x} [T × d]. */
  void addTo(Tape tape, Matrix x, Segments segments) {
    int d = x.width();
    for (int s = segments.from(); s < segments.to(); s++) {
      int length = segments.length(s);
      if (length > 0) {
        int slot = slots[segments.offsets()[s]];
        tape.blas().add(length * d, vectors.value(), slot * d, x, segments.row(s) * d);
      }
    }
  }
}
