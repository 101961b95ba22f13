package recdenoiser.engine.recommend;

import java.util.List;

/**
 * Gates and states of recurrent layers over the T tokens of one history that a model looks at, the
 * oldest first.
 *
 * @param layers the lowest first
 */
public record GateTrace(int tokens, List<Layer> layers) {

  public GateTrace {
    layers = List.copyOf(layers);
  }

  /**
   * One layer, h numbers wide; all arrays are [T × h], row-major.
   *
   * @param reset r, between 0 and 1: how much of the state before a token goes into the candidate
   * @param update z, between 0 and 1: the share of the candidate in the state after a token
   * @param states after each token
   */
  public record Layer(int width, float[] reset, float[] update, float[] states) {

    /** Mean of r over the numbers of a state: near 0 where a token starts afresh. */
    public double meanReset(int token) {
      return mean(reset, token);
    }

    /** Mean of z over the numbers of a state: near 0 where a token is passed over. */
    public double meanUpdate(int token) {
      return mean(update, token);
    }

    /** ‖h_t - h_{t-1}‖, how far a token moves the state; before the first it is 0. */
    public double change(int token) {
      double sum = 0;
      for (int i = 0; i < width; i++) {
        double before = token == 0 ? 0 : states[(token - 1) * width + i];
        double move = states[token * width + i] - before;
        sum += move * move;
      }
      return Math.sqrt(sum);
    }

    private double mean(float[] gate, int token) {
      double sum = 0;
      for (int i = 0; i < width; i++) {
        sum += gate[token * width + i];
      }
      return sum / width;
    }
  }
}
