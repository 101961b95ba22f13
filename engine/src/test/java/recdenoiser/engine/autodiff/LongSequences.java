package recdenoiser.engine.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import recdenoiser.engine.tensor.kernel.ScoreTile;

/** Sequences whose queries are worked on in more than one band. */
final class LongSequences {
  /** Tokens that take two bands, whether a model is causal or not. */
  static final int LENGTH = 84;

  private LongSequences() {}

  static Segments alone() {
    return of(0, LENGTH);
  }

  static Segments beforeAShortOne() {
    return of(0, LENGTH, LENGTH + 2);
  }

  static Segments behindAShortOne() {
    return of(0, 2, LENGTH + 2);
  }

  private static Segments of(int... offsets) {
    assertThat(ScoreTile.bands(LENGTH, true)).isEqualTo(2);
    assertThat(ScoreTile.bands(LENGTH, false)).isEqualTo(2);
    return new Segments(offsets, 0, offsets.length - 1);
  }
}
