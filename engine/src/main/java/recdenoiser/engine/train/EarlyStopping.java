package recdenoiser.engine.train;

import java.util.List;
import org.deeplearning4j.earlystopping.termination.InvalidScoreIterationTerminationCondition;
import org.deeplearning4j.earlystopping.termination.ScoreImprovementEpochTerminationCondition;
import recdenoiser.engine.loss.LossTerms;

/**
 * When to stop before the last epoch, decided by DL4J's termination conditions. Their memory is not
 * saved with a run but made again from the evaluations it recorded.
 */
final class EarlyStopping {
  private final ScoreImprovementEpochTerminationCondition noImprovement;
  private final InvalidScoreIterationTerminationCondition invalidLoss =
      new InvalidScoreIterationTerminationCondition();
  private int evaluations;
  private boolean exhausted;

  /**
   * @param patience evaluations without improvement; 0 never stops
   * @param recorded evaluations of the run so far
   */
  EarlyStopping(int patience, List<TrainingPosition.Validation> recorded) {
    noImprovement = patience == 0 ? null : new ScoreImprovementEpochTerminationCondition(patience);
    if (noImprovement != null) {
      noImprovement.initialize();
    }
    invalidLoss.initialize();
    recorded.forEach(validation -> record(validation.score()));
  }

  /** Takes in one more evaluation; a larger score is better. */
  void record(double score) {
    boolean minimize = false;
    exhausted = noImprovement != null && noImprovement.terminate(evaluations++, score, minimize);
  }

  /** Whether the last evaluations have brought no improvement for as long as patience allows. */
  boolean exhausted() {
    return exhausted;
  }

  /** Whether a loss is not a number, or infinite. */
  boolean invalid(LossTerms loss) {
    return invalidLoss.terminate(loss.total());
  }
}
