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
 * @param latest validation, which may be worse than the best; null if none was evaluated, or if it
 *     was recorded before this was kept
 * @param test with the weights of the best epoch; null until the run has ended by itself or was
 *     tested as it stood, see {@link #testedAsItStands}
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
    Evaluation latest,
    Evaluation test,
    String message) {

  /** Of a run whose latest validation is its best. */
  public RunSummary(
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
    this(
        state,
        epochs,
        steps,
        bestEpoch,
        seconds,
        parameters,
        probes,
        validation,
        validation,
        test,
        message);
  }

  /** Of a run that has not begun. */
  public static RunSummary blank() {
    return new RunSummary(RunState.PREPARING, 0, 0, 0, 0, 0, Map.of(), null, null, "");
  }

  /** Whether the test is not of a run that came to its end, but of one that could go on. */
  public boolean testedAsItStands() {
    return test != null && state != RunState.FINISHED && state != RunState.STOPPED_EARLY;
  }

  RunSummary tested(Evaluation result, String why) {
    return new RunSummary(
        state,
        epochs,
        steps,
        bestEpoch,
        seconds,
        parameters,
        probes,
        validation,
        latest,
        result,
        why);
  }

  RunSummary halted(String why) {
    return new RunSummary(
        RunState.STOPPED,
        epochs,
        steps,
        bestEpoch,
        seconds,
        parameters,
        probes,
        validation,
        latest,
        test,
        why);
  }
}
