package recdenoiser.engine.run;

import java.io.IOException;
import java.util.Locale;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.tensorboard.EventFile;
import recdenoiser.engine.train.TrainingEvent;
import recdenoiser.engine.train.TrainingSettings;

/**
 * What a run reports, as scalars of TensorBoard over its optimisation steps: losses of steps and of
 * epochs, the learning rate, speed, the numbers of the attention rule and all metrics of validation
 * and test.
 */
final class RunScalars {
  private final EventFile file;
  private final TrainingSettings training;
  private final EventPlaces places = new EventPlaces();

  RunScalars(EventFile file, TrainingSettings training) {
    this.file = file;
    this.training = training;
  }

  /**
   * @param wallTime seconds since 1970
   */
  void write(TrainingEvent event, double wallTime) throws IOException {
    places.take(event);
    if (event instanceof TrainingEvent.StepTaken step) {
      At at = new At(wallTime, step.step());
      losses(at, "loss/", step.loss());
      at.scalar("optimiser/learning rate", training.learningRateAt(step.step()));
    } else if (event instanceof TrainingEvent.EpochEnded epoch) {
      At at = new At(wallTime, epoch.step());
      losses(at, "epoch loss/", epoch.meanLoss());
      at.scalar("speed/sequences a second", epoch.sequencesPerSecond());
      at.scalar("speed/epochs done", epoch.epoch());
      for (var probe : epoch.probes().entrySet()) {
        probe(at, probe.getKey(), probe.getValue());
      }
    } else if (event instanceof TrainingEvent.Evaluated evaluated) {
      String split = evaluated.split() == Split.TEST ? "test/" : "validation/";
      At at = new At(wallTime, places.stepOf(evaluated));
      Evaluation evaluation = evaluated.evaluation();
      for (Ranking ranking : evaluation.rankings()) {
        metrics(at, split, " " + ranking.key(), evaluation.among(ranking));
      }
    }
  }

  private static void losses(At at, String group, LossTerms loss) throws IOException {
    at.scalar(group + "total", loss.total());
    if (loss.values().size() > 1) {
      for (var term : loss.values().entrySet()) {
        at.scalar(group + term.getKey(), term.getValue());
      }
    }
  }

  private static void probe(At at, String name, double[][] values) throws IOException {
    for (int block = 0; block < values.length; block++) {
      for (int head = 0; head < values[block].length; head++) {
        String place =
            values[block].length == 1
                ? String.format(Locale.ROOT, "block %d", block + 1)
                : String.format(Locale.ROOT, "block %d head %d", block + 1, head + 1);
        at.scalar(name + "/" + place, values[block][head]);
      }
    }
  }

  private static void metrics(At at, String group, String among, RankingMetrics metrics)
      throws IOException {
    for (int cutoff : RankingMetrics.CUTOFFS) {
      at.scalar(group + "hit@" + cutoff + among, metrics.hitAt(cutoff));
      at.scalar(group + "ndcg@" + cutoff + among, metrics.ndcgAt(cutoff));
      at.scalar(group + "mrr@" + cutoff + among, metrics.mrrAt(cutoff));
    }
  }

  /** Writes scalars of one moment. */
  private final class At {
    private final double wallTime;
    private final long step;

    At(double wallTime, long step) {
      this.wallTime = wallTime;
      this.step = step;
    }

    void scalar(String tag, double value) throws IOException {
      file.scalar(wallTime, step, tag, value);
    }
  }
}
