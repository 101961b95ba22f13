package recdenoiser.engine.data.opening;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.SplitPlan;
import recdenoiser.engine.data.importing.Reading;
import recdenoiser.engine.data.preparing.DataSettings;
import recdenoiser.engine.data.preparing.KCore;
import recdenoiser.engine.data.preparing.TrainingNoise;
import recdenoiser.engine.data.preparing.Transposition;
import recdenoiser.engine.data.preparing.UserDraw;

/** Gives a run the data its settings ask for. */
public final class DataSets {
  /** Begins the name of a data set that the project ships. */
  public static final String SAMPLE = "sample:";

  private static final String SAMPLE_FOLDER = "/sample-data/";
  private static final List<String> SAMPLES = List.of("shop");

  private DataSets() {}

  /** Names of the data sets that the project ships, without {@link #SAMPLE}. */
  public static List<String> samples() {
    return SAMPLES;
  }

  /** As {@link #prepare(DataSettings, SplitPlan, long)}, with one action held out for testing. */
  public static DataSet prepare(DataSettings settings, long seed) {
    return prepare(settings, SplitPlan.leaveOneOut(1), seed);
  }

  /**
   * Reads the data, applies the filters (first k-core, then, after users and items have changed
   * places where that is asked for, the draw of {@code maxUsers}) and puts noise into what is left.
   *
   * @param plan how the data are divided; only training gets noise
   * @param seed of the draw, and of the noise unless it has one of its own
   * @throws DataProblem if the data cannot be read or divided so, nobody of those who are left can
   *     be evaluated, or there are too few items for noise
   */
  public static DataSet prepare(DataSettings settings, SplitPlan plan, long seed) {
    return prepare(settings, plan, seed, "");
  }

  /**
   * As {@link #prepare(DataSettings, SplitPlan, long)}, with data that are read as they were
   * before.
   *
   * @param reading as {@link DataSet#reading} recorded it; empty if nothing was recorded
   */
  public static DataSet prepare(DataSettings settings, SplitPlan plan, long seed, String reading) {
    DataSet raw = open(settings.data(), reading);
    Sequences filtered =
        KCore.apply(
            raw.sequences(),
            settings.minUserActions(),
            settings.minItemActions(),
            settings.coreRule());
    Sequences whole = settings.transposed() ? Transposition.of(filtered) : filtered;
    Sequences kept = whole;
    if (settings.maxUsers() > 0 && settings.maxUsers() < whole.userCount()) {
      kept = UserDraw.of(whole, settings.maxUsers(), seed);
    }
    if (kept.userCount() == 0 || plan.kind() == SplitPlan.Kind.LEAVE_ONE_OUT) {
      checkSomebodyCanBeEvaluated(raw, new LeaveOneOut(kept, plan.heldOut()));
    }
    DataSplit split = plan.of(kept);
    long noiseSeed = settings.noiseSeed() == 0 ? seed : settings.noiseSeed();
    return raw.filtered(
        TrainingNoise.put(settings.noise(), settings.noiseShare(), split, whole, noiseSeed));
  }

  /**
   * Reads a data set as it is.
   *
   * @param data path of the file, or {@code sample:NAME}
   * @throws DataProblem if it cannot be read
   */
  public static DataSet open(String data) {
    return open(data, "");
  }

  /**
   * Reads a data set as it was read before.
   *
   * @param reading as {@link DataSet#reading} recorded it; empty if nothing was recorded
   */
  public static DataSet open(String data, String reading) {
    if (data.startsWith(SAMPLE)) {
      return openSample(data.substring(SAMPLE.length()));
    }
    return DataFiles.open(path(data), reading.isEmpty() ? null : Reading.of(data, reading));
  }

  private static Path path(String data) {
    if (data.isBlank()) {
      throw DataProblem.of(
          data, "No data was named, expected the path of a file or " + SAMPLE + "NAME.");
    }
    try {
      return Path.of(data);
    } catch (InvalidPathException e) {
      throw DataProblem.of(
          data, "\"" + data + "\" is no path of a file: " + e.getReason() + ".", e);
    }
  }

  private static DataSet openSample(String name) {
    if (!SAMPLES.contains(name)) {
      throw DataProblem.of(
          SAMPLE + name,
          "There is no sample data \""
              + name
              + "\", expected one of "
              + String.join(", ", SAMPLES)
              + ".");
    }
    return DataFiles.open(
        SAMPLE + name, name, () -> resource(name + ".tsv"), DataSets::resourceOrNull);
  }

  private static InputStream resource(String fileName) throws IOException {
    InputStream in = resourceOrNull(fileName);
    if (in == null) {
      throw new IOException(SAMPLE_FOLDER + fileName + " is not on the class path");
    }
    return in;
  }

  private static InputStream resourceOrNull(String fileName) {
    return DataSets.class.getResourceAsStream(SAMPLE_FOLDER + fileName);
  }

  private static void checkSomebodyCanBeEvaluated(DataSet raw, LeaveOneOut split) {
    if (split.evaluatedUsers().length > 0) {
      return;
    }
    Sequences kept = split.sequences();
    int longest = 0;
    for (int user = 0; user < kept.userCount(); user++) {
      longest = Math.max(longest, kept.length(user));
    }
    String left =
        kept.userCount() == 0
            ? "the filters leave none of its " + raw.rawUsers() + " users"
            : "the longest history has " + (longest == 1 ? "1 action" : longest + " actions");
    throw DataProblem.of(
        raw.source(),
        raw.source()
            + " cannot be used: "
            + left
            + ", expected a user with at least "
            + split.shortest()
            + ".");
  }
}
