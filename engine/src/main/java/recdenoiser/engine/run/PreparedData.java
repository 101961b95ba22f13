package recdenoiser.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.config.DataRules;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.NoisyHistories;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.data.TimeSplit;
import recdenoiser.engine.data.WithoutNoise;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.evaluate.Candidates;
import recdenoiser.engine.evaluate.Evaluator;
import recdenoiser.engine.model.ModelKind;
import recdenoiser.engine.model.ModelKinds;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.settings.SettingTexts;
import recdenoiser.engine.storage.Json;

/**
 * The data of a run, read and filtered, and what its next items are ranked against.
 *
 * @param set as it was read
 * @param split its training, validation and test parts
 * @param candidates what is drawn for each evaluated user
 */
public record PreparedData(DataSet set, DataSplit split, Candidates candidates) {
  private static final Logger log = LoggerFactory.getLogger(PreparedData.class);

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
    DataSplit split = split(config, set);
    return new PreparedData(set, split, draw(config, split));
  }

  /**
   * For a run that has its negatives in its folder.
   *
   * @throws IOException if the data are no longer those the run began with
   */
  static PreparedData reopen(RunFolder folder, RunRecord record) throws IOException {
    RunConfig config = record.config();
    requireThere(config, folder);
    DataSet set = read(config, record.data().recordedReading());
    if (record.data().recordedReading().isEmpty()) {
      log.warn(
          "{} does not record how its data were read: they are read as this version reads them.",
          folder.path());
    }
    requireSame(set, folder, record);
    requireSameActions(set, folder, record);
    DataSplit split = split(config, set);
    Candidates candidates =
        Candidates.load(folder::negatives, split, config.evaluation(), config.training().seed());
    return new PreparedData(set, split, candidates);
  }

  private static void requireThere(RunConfig config, RunFolder folder) {
    String data = config.data().data();
    if (!data.startsWith(DataSets.SAMPLE) && !Files.exists(Path.of(data))) {
      throw DataProblem.of(
          data,
          "There is no file "
              + data
              + " any more, with which the run "
              + folder.path()
              + " began; where it is now, recdenoiser relocate "
              + folder.path()
              + " --data FILE tells the run.");
    }
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

  /** Of runs that did not record how their data were read, this version may read them otherwise. */
  private static void requireSameActions(DataSet set, RunFolder folder, RunRecord record)
      throws IOException {
    Sequences now = set.sequences();
    RunRecord.DataFacts then = record.data();
    if (now.userCount() != then.users()
        || now.itemCount() != then.items()
        || now.actionCount() != then.actions()) {
      throw new IOException(
          "The data "
              + set.source()
              + " are read otherwise than when the run "
              + folder.path()
              + " began: found "
              + counts(now.userCount(), now.itemCount(), now.actionCount())
              + ", expected "
              + counts(then.users(), then.items(), then.actions())
              + "; the version that began it can go on with it.");
    }
  }

  private static String counts(int users, int items, int actions) {
    return users + " users, " + items + " items and " + actions + " actions";
  }

  private static DataSet read(RunConfig config) {
    return read(config, "");
  }

  private static DataSet read(RunConfig config, String reading) {
    return DataSets.prepare(
        config.data(), config.evaluation().splitPlan(), config.training().seed(), reading);
  }

  private static DataSplit split(RunConfig config, DataSet set) {
    DataSplit split = config.evaluation().splitPlan().of(set.sequences());
    if (!config.data().knowsTruth()) {
      return split;
    }
    return RunNoise.of(set, config.data())
        .map(noise -> new WithoutNoise(split, noise.actions()))
        .orElseThrow(
            () ->
                new SettingProblem(
                    "knowsTruth", SettingTexts.format("problem.noTruth", set.source())));
  }

  /** The training, validation and test parts of a configuration's data. */
  public static DataSplit split(RunConfig config) {
    return split(config, read(config));
  }

  private static Candidates draw(RunConfig config, DataSplit split) {
    return Candidates.draw(split, config.evaluation(), config.training().seed());
  }

  /** The same data with what another evaluation of them needs. */
  PreparedData evaluatedAs(RunConfig config) {
    return new PreparedData(
        set, split, candidates.with(split, config.evaluation(), config.training().seed()));
  }

  /** The same with noise in the histories before the targets of a split. */
  PreparedData withNoisyHistories(Split before, double share, long seed) {
    return new PreparedData(set, new NoisyHistories(split, before, share, seed), candidates);
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
        Json.tree(set.origin()),
        Json.tree(set.reading()),
        asDivided() instanceof TimeSplit byTime ? byTime.facts() : null,
        candidates.shortages());
  }

  private DataSplit asDivided() {
    return split instanceof WithoutNoise knowing ? knowing.noisy() : split;
  }

  Evaluator evaluator(RunConfig config, int threads) {
    return new Evaluator(split, candidates, config.evaluation(), window(config), threads);
  }

  /** How many of the newest items of a history a model is given. */
  static int window(RunConfig config) {
    ModelKind kind = ModelKinds.of(config.groups());
    return kind.needs().window() ? config.model().maxLength() : 1;
  }
}
