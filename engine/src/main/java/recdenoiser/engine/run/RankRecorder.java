package recdenoiser.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.Evaluator;
import recdenoiser.engine.evaluate.RankedLists;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.Ranks;
import recdenoiser.engine.recommend.Recommender;
import recdenoiser.engine.train.Checkpoint;
import recdenoiser.engine.train.CheckpointStore;
import recdenoiser.engine.train.RunControl;
import recdenoiser.engine.train.SplitEvaluator;

/**
 * Keeps the ranks behind what is evaluated: those of a validation when its weights become the best,
 * those of the test when it is taken. Both are bound to the best checkpoint by its checksum.
 */
final class RankRecorder implements SplitEvaluator, CheckpointStore {
  private final RunFolder folder;
  private final RunRecord record;
  private final PreparedData data;
  private final Evaluator evaluator;
  private final CheckpointStore checkpoints;
  private final RunControl control;
  private String actions;
  private Ranks validated;

  /**
   * @param checkpoints where they are really kept
   * @param control ends an evaluation that is not to be waited for
   */
  RankRecorder(
      RunFolder folder,
      RunRecord record,
      PreparedData data,
      Evaluator evaluator,
      CheckpointStore checkpoints,
      RunControl control) {
    this.folder = folder;
    this.record = record;
    this.data = data;
    this.evaluator = evaluator;
    this.checkpoints = checkpoints;
    this.control = control;
  }

  @Override
  public Evaluation evaluate(Recommender recommender, Split split) {
    Recommender stoppable = new StoppableRecommender(recommender, control);
    return split == Split.TEST ? test(stoppable) : validate(stoppable);
  }

  private Evaluation validate(Recommender recommender) {
    long begun = System.nanoTime();
    validated = evaluator.rank(recommender, Split.VALIDATION);
    return Evaluation.of(validated, (System.nanoTime() - begun) / 1e9);
  }

  private Evaluation test(Recommender recommender) {
    long begun = System.nanoTime();
    RankedLists lists = evaluator.rankWithLists(recommender, Split.TEST);
    keep(lists.ranks());
    return lists.evaluation((System.nanoTime() - begun) / 1e9);
  }

  @Override
  public Path saveLatest(Checkpoint checkpoint) {
    return checkpoints.saveLatest(checkpoint);
  }

  @Override
  public Path saveBest(Checkpoint checkpoint) {
    Path saved = checkpoints.saveBest(checkpoint);
    if (validated != null) {
      keep(validated);
      validated = null;
    }
    return saved;
  }

  @Override
  public Optional<Checkpoint> best() {
    return checkpoints.best();
  }

  private void keep(Ranks ranks) {
    try {
      Optional<String> weights = new CheckpointFolders(folder).checksum(CheckpointFolders.BEST);
      if (weights.isPresent()) {
        RankFacts.Measured measured =
            new RankFacts.Measured(
                actions(),
                data.candidates().checksum(Ranking.SAMPLED),
                data.candidates().checksum(Ranking.POPULAR),
                weights.get());
        RankFacts facts = RankFacts.of(record, ranks.split(), measured);
        RankFiles.write(folder, new RankedUsers(facts, ranks));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write to the run folder " + folder.path() + ": " + e.getMessage(), e);
    }
  }

  private String actions() {
    if (actions == null) {
      actions = RankFacts.checksum(data.set().sequences());
    }
    return actions;
  }
}
