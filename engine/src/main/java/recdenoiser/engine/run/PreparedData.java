package recdenoiser.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import recdenoiser.engine.config.DataRules;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.evaluate.Evaluator;
import recdenoiser.engine.evaluate.FrozenNegatives;
import recdenoiser.engine.model.ModelKind;
import recdenoiser.engine.model.ModelKinds;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.storage.Json;

/**
 * The data of a run, read and filtered, and what its next items are ranked against.
 *
 * @param set as it was read
 * @param split its training, validation and test parts
 * @param negatives one row for each evaluated user
 */
public record PreparedData(DataSet set, LeaveOneOut split, FrozenNegatives negatives) {

  /** The same configuration with the absolute path of its data. */
  public static RunConfig locate(RunConfig config) {
    String data = config.data().data();
    if (data.startsWith(DataSets.SAMPLE)) {
      return config;
    }
    try {
      return config.with("data", Path.of(data).toAbsolutePath().normalize().toString());
    } catch (InvalidPathException e) {
      return config;
    }
  }

  /**
   * For a run that begins.
   *
   * @throws SettingProblem if the configuration cannot be run on its data
   */
  static PreparedData prepare(RunConfig config) {
    DataSet set = read(config);
    DataRules.require(config, set.sequences());
    LeaveOneOut split = split(config, set);
    return new PreparedData(set, split, draw(config, split));
  }

  /**
   * For a run that has its negatives in its folder.
   *
   * @throws IOException if the data are no longer those the run began with
   */
  static PreparedData reopen(RunFolder folder, RunRecord record) throws IOException {
    RunConfig config = record.config();
    DataSet set = read(config);
    requireSame(set, folder, record);
    LeaveOneOut split = split(config, set);
    boolean saved = Files.exists(folder.negatives());
    FrozenNegatives negatives =
        saved
            ? FrozenNegatives.load(folder.negatives(), split, config.evaluation())
            : draw(config, split);
    return new PreparedData(set, split, negatives);
  }

  /**
   * @throws IOException if the data are no longer those the run began with
   */
  static void requireSame(DataSet set, RunFolder folder, RunRecord record) throws IOException {
    if (!set.checksum().equals(record.data().checksum())) {
      throw new IOException(
          "The data "
              + set.source()
              + " have changed since the run "
              + folder.path()
              + " began: their checksum is "
              + set.checksum()
              + ", expected "
              + record.data().checksum()
              + ".");
    }
  }

  private static DataSet read(RunConfig config) {
    return DataSets.prepare(config.data(), config.evaluation().heldOut(), config.training().seed());
  }

  private static LeaveOneOut split(RunConfig config, DataSet set) {
    return new LeaveOneOut(set.sequences(), config.evaluation().heldOut());
  }

  /** The training, validation and test parts of a configuration's data. */
  public static LeaveOneOut split(RunConfig config) {
    return split(config, read(config));
  }

  private static FrozenNegatives draw(RunConfig config, LeaveOneOut split) {
    return FrozenNegatives.draw(split, config.evaluation(), config.training().seed());
  }

  RunRecord.DataFacts facts() {
    Sequences sequences = set.sequences();
    return new RunRecord.DataFacts(
        set.source(),
        set.checksum(),
        sequences.name(),
        sequences.userCount(),
        sequences.itemCount(),
        sequences.actionCount(),
        Json.tree(set.origin()));
  }

  Evaluator evaluator(RunConfig config, int threads) {
    return new Evaluator(split, negatives, config.evaluation(), window(config), threads);
  }

  /** How many of the newest items of a history a model is given. */
  private static int window(RunConfig config) {
    ModelKind kind = ModelKinds.of(config.groups());
    return kind.needs().window() ? config.model().maxLength() : 1;
  }
}
