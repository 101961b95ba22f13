package recdenoiser.engine.run;

import java.util.Map;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.train.RunState;

/**
 * How far a run came and how good it is.
 *
 * @param epochs finished
 * @param steps taken
 * @param bestEpoch best on validation; 0 if none was evaluated
 * @param seconds of training and evaluating, pauses left out
 * @param parameters numbers in the model
 * @param probes numbers of the attention rule, [blocks][heads] or [blocks][1], by name; empty where
 *     it has none
 * @param validation at the best epoch; null if none was evaluated
 * @param test with the weights of the best epoch; null until the run has ended by itself
 * @param message one sentence: why it ended; empty while it has not
 */
public record RunSummary(
    RunState state,
    int epochs,
    long steps,
    int bestEpoch,
    double seconds,
    long parameters,
    Map<String, double[][]> probes,
    Evaluation validation,
    Evaluation test,
    String message) {

  /** Of a run that has not begun. */
  public static RunSummary blank() {
    return new RunSummary(RunState.PREPARING, 0, 0, 0, 0, 0, Map.of(), null, null, "");
  }
}
