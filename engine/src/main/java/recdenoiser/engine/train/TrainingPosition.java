package recdenoiser.engine.train;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.loss.LossTerms;

/**
 * Where a run stands between two steps: together with weights and optimiser state all that is
 * needed to go on with the bits of a run that was never interrupted.
 *
 * @param epoch the epoch under way, from 1; one more than the last when all are done
 * @param stepInEpoch steps done in it
 * @param step steps done over the whole run
 * @param lossSum sum over the epoch's steps
 * @param sequences trained on in this epoch
 * @param tokens trained on in this epoch
 * @param trainingSeconds time this epoch's steps took
 * @param elapsedSeconds time of training and evaluating over the whole run, pauses left out
 * @param validations the value of the selecting metric at every evaluation so far
 */
public record TrainingPosition(
    int epoch,
    int stepInEpoch,
    long step,
    LossTerms lossSum,
    long sequences,
    long tokens,
    double trainingSeconds,
    double elapsedSeconds,
    List<Validation> validations) {

  /**
   * @param epoch after which it was taken
   * @param score the selecting metric, larger is better
   */
  public record Validation(int epoch, double score) {}

  public TrainingPosition {
    validations = List.copyOf(validations);
  }

  public static TrainingPosition start() {
    return new TrainingPosition(1, 0, 0, LossTerms.NONE, 0, 0, 0, 0, List.of());
  }

  TrainingPosition afterStep(StepReport report, double seconds) {
    return new TrainingPosition(
        epoch,
        stepInEpoch + 1,
        step + 1,
        lossSum.plus(report.loss()),
        sequences + report.sequences(),
        tokens + report.tokens(),
        trainingSeconds + seconds,
        elapsedSeconds,
        validations);
  }

  TrainingPosition nextEpoch() {
    return new TrainingPosition(
        epoch + 1, 0, step, LossTerms.NONE, 0, 0, 0, elapsedSeconds, validations);
  }

  TrainingPosition at(double seconds) {
    return new TrainingPosition(
        epoch,
        stepInEpoch,
        step,
        lossSum,
        sequences,
        tokens,
        trainingSeconds,
        seconds,
        validations);
  }

  TrainingPosition withValidation(double score) {
    List<Validation> more = new ArrayList<>(validations);
    more.add(new Validation(epoch, score));
    return new TrainingPosition(
        epoch,
        stepInEpoch,
        step,
        lossSum,
        sequences,
        tokens,
        trainingSeconds,
        elapsedSeconds,
        more);
  }

  LossTerms meanLoss() {
    return stepInEpoch == 0 ? lossSum : lossSum.times(1.0 / stepInEpoch);
  }

  /** The epoch whose validation is best, the first of equals; 0 if none was evaluated. */
  public int bestEpoch() {
    int best = 0;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (Validation validation : validations) {
      if (validation.score() > bestScore) {
        best = validation.epoch();
        bestScore = validation.score();
      }
    }
    return best;
  }
}
