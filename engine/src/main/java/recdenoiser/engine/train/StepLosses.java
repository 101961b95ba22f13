package recdenoiser.engine.train;

/** The losses of a step by pass and token, not weighted. Shards write to tokens of their own. */
final class StepLosses {
  private final double[][] byPass;

  /**
   * @param passes over the same tokens
   */
  StepLosses(int passes) {
    this.byPass = new double[passes][0];
  }

  /** Makes room for a batch. */
  void begin(int tokens) {
    if (byPass[0].length < tokens) {
      int room = Math.max(tokens, byPass[0].length * 5 / 4);
      for (int pass = 0; pass < byPass.length; pass++) {
        byPass[pass] = new double[room];
      }
    }
  }

  /** [passes][tokens]; the first pass is the one that is differentiated. */
  double[][] byPass() {
    return byPass;
  }
}
