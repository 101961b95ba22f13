package recdenoiser.engine.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.Evaluator;
import recdenoiser.engine.evaluate.Recommender;
import recdenoiser.engine.evaluate.StepAhead;
import recdenoiser.engine.train.Learner;
import recdenoiser.engine.train.NamedArray;

/**
 * The model of a run with its best weights (its latest where none was evaluated), to use but not to
 * train.
 */
public final class SavedModel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SavedModel.class);

  private final RunRecord record;
  private final PreparedData data;
  private final Learner learner;
  private final int threads;
  private final boolean best;

  private SavedModel(
      RunRecord record, PreparedData data, Learner learner, int threads, boolean best) {
    this.record = record;
    this.best = best;
    this.data = data;
    this.learner = learner;
    this.threads = threads;
  }

  /**
   * @throws IOException if the folder holds no run or no checkpoint, or the run's data have changed
   */
  public static SavedModel open(Path runFolder, int threads) throws IOException {
    return open(runFolder, threads, SelfAttentiveLearners::create);
  }

  /** As {@link #open(Path, int)}, with other models. */
  public static SavedModel open(Path runFolder, int threads, LearnerFactory learners)
      throws IOException {
    RunFolder folder = new RunFolder(runFolder);
    RunRecord record = RunRecord.read(folder);
    Optional<List<NamedArray>> best =
        new CheckpointFolders(folder).readWeights(CheckpointFolders.BEST);
    List<NamedArray> weights = best.isPresent() ? best.get() : latest(folder);
    PreparedData data = PreparedData.reopen(folder, record);
    Learner learner = learners.create(record.config(), data.split(), threads);
    try {
      learner.restore(weights, List.of());
    } catch (IllegalArgumentException e) {
      learner.close();
      throw new IOException("The weights in " + runFolder + " do not fit: " + e.getMessage(), e);
    }
    return new SavedModel(record, data, learner, threads, best.isPresent());
  }

  private static List<NamedArray> latest(RunFolder folder) throws IOException {
    List<NamedArray> weights =
        new CheckpointFolders(folder)
            .readWeights(CheckpointFolders.LATEST)
            .orElseThrow(
                () -> new IOException("The run " + folder.path() + " has no checkpoint yet."));
    LOG.warn(
        "The run {} was never evaluated on validation: these are its latest weights, not its best.",
        folder.path());
    return weights;
  }

  /** Whether the weights are those that are best on validation, and not merely the latest. */
  public boolean isBest() {
    return best;
  }

  public RunRecord record() {
    return record;
  }

  public Sequences sequences() {
    return data.set().sequences();
  }

  public Learner learner() {
    return learner;
  }

  public Recommender recommender() {
    return learner.recommender();
  }

  /** Ranks all users that can be evaluated, against the run's own negatives and all items. */
  public Evaluation evaluate(Split split) {
    try (Evaluator evaluator = data.evaluator(record.config(), threads)) {
      return evaluator.evaluate(recommender(), split);
    }
  }

  /**
   * How much of the model's attention falls on noise in the histories before the targets of a
   * split; empty if nothing is known of noise in the run's data, or the model has no attention.
   */
  public Optional<NoiseReport> attentionOnNoise(Split split) {
    int window = record.config().backbone().maxLength();
    return RunNoise.of(data.set())
        .map(
            noise ->
                new NoiseMeasure(data.split(), noise, window).of(learner::attentionOnNoise, split))
        .filter(report -> report.attention().blocks() > 0);
  }

  /**
   * Ranks what the same users do next and after that, against the run's own negatives and all
   * items.
   *
   * @param steps how many actions, at most as many as the run has held out
   */
  public List<StepAhead> stepsAhead(int steps) {
    try (Evaluator evaluator = data.evaluator(record.config(), threads)) {
      return evaluator.stepsAhead(recommender(), steps);
    }
  }

  @Override
  public void close() {
    learner.close();
  }
}
