package recdenoiser.engine.train;

import java.util.List;
import org.deeplearning4j.earlystopping.termination.InvalidScoreIterationTerminationCondition;
import org.deeplearning4j.earlystopping.termination.ScoreImprovementEpochTerminationCondition;

/**
 * When to stop before the last epoch, decided by DL4J's termination conditions. Their memory is not saved with a run but
 * made again from the evaluations it recorded.
 */
final class EarlyStopping {
  private final ScoreImprovementEpochTerminationCondition noImprovement;
  private final InvalidScoreIterationTerminationCondition invalidLoss =
      new InvalidScoreIterationTerminationCondition();
  private int evaluations;

  /**
   * @param patience evaluations without improvement; 0 never stops
   * @param recorded evaluations of the run so far
   */
  EarlyStopping(int patience, List<TrainingPosition.Validation> recorded) {
    noImprovement =
        patience == 0 ? null : new ScoreImprovementEpochTerminationCondition(patience);
    if (noImprovement != null) {
      noImprovement.initialize();
    }
    invalidLoss.initialize();
    recorded.forEach(validation -> exhausted(validation.score()));
  }

  /** Takes in one more evaluation and says whether patience is at its end. */
  boolean exhausted(double score) {
    boolean minimize = false;
    return noImprovement != null && noImprovement.terminate(evaluations++, score, minimize);
  }

  /** Whether a loss is not a number, or infinite. */
  boolean invalid(LossParts loss) {
    return invalidLoss.terminate(loss.total());
  }
}
