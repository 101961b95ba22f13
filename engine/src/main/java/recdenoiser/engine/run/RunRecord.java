package recdenoiser.engine.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.config.ConfigUpgrade;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.TimeSplit;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.evaluate.Shortage;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.storage.DamagedFile;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.storage.Seal;
import recdenoiser.engine.train.RunState;

/**
 * The file {@code run.json}.
 *
 * @param format version of this record
 * @param name of the run, at first the folder's
 * @param created when the run was made, as ISO 8601 in UTC
 * @param state as of the last change; a process that was killed leaves TRAINING
 * @param extensions what the run was given after its end, see {@link MoreEpochs}; the configuration
 *     has them in it
 */
public record RunRecord(
    int format,
    String name,
    String created,
    RunState state,
    RunConfig config,
    DataFacts data,
    Environment environment,
    RunSummary summary,
    List<Extension> extensions) {

  /** Since 2 the file has a seal. */
  public static final int FORMAT = 2;

  private static final int SEALED_SINCE = 2;

  /** Of a run that was not extended. */
  public RunRecord(
      int format,
      String name,
      String created,
      RunState state,
      RunConfig config,
      DataFacts data,
      Environment environment,
      RunSummary summary) {
    this(format, name, created, state, config, data, environment, summary, List.of());
  }

  /**
   * More epochs, or more patience, for a run that had ended.
   *
   * @param when as ISO 8601 in UTC
   * @param afterEpoch the last epoch before
   * @param epochs at most, before
   * @param patience before
   * @param difference how the run differs from one that was configured so from the start; empty if
   *     in nothing
   */
  public record Extension(
      String when, int afterEpoch, int epochs, int patience, String difference) {}

  /**
   * What was trained on.
   *
   * @param checksum SHA-256 of the file
   * @param users after the filters
   * @param items after the filters
   * @param actions after the filters, with noise that came in between
   * @param origin of data that were imported: the file, its checksum, how it was understood and
   *     what was done to it, see {@link recdenoiser.engine.data.importing.ImportManifest};
   *     otherwise null
   * @param reading how the file was read, see {@link recdenoiser.engine.data.importing.Reading};
   *     null of runs that did not record it
   * @param timeSplit of data that are split by time: when, and what became of users and targets;
   *     otherwise null
   * @param shortages of negatives, in the rankings where a user has fewer than the others
   */
  public record DataFacts(
      String source,
      String checksum,
      String name,
      int users,
      int items,
      int actions,
      JsonNode origin,
      JsonNode reading,
      TimeSplit.Facts timeSplit,
      List<Shortage> shortages) {

    /** How the file was read, as it was recorded; empty where it was not. */
    @JsonIgnore
    public String recordedReading() {
      return reading == null || reading.isNull() ? "" : reading.toString();
    }

    /** Of data that are not split by time. */
    public DataFacts(
        String source,
        String checksum,
        String name,
        int users,
        int items,
        int actions,
        JsonNode origin) {
      this(source, checksum, name, users, items, actions, origin, null, null, List.of());
    }
  }

  /**
   * @throws IOException if the folder is not one of a run, or its record cannot be read, saying why
   */
  public static RunRecord read(RunFolder folder) throws IOException {
    try {
      Path file = folder.run();
      RunRecord record =
          Json.read(
              file,
              RunRecord.class,
              tree -> {
                requireKnown(tree, file);
                upgrade(tree);
              });
      return record.requireWhole(file);
    } catch (NoSuchFileException e) {
      throw new IOException(folder.path() + " is not the folder of a run: it has no run.json.", e);
    }
  }

  private static void requireKnown(JsonNode tree, Path file) throws IOException {
    int format = tree.path("format").asInt();
    if (format < 1 || format > FORMAT) {
      throw new IOException(
          file
              + ": it has format "
              + tree.path("format")
              + "; this version reads up to "
              + FORMAT
              + (format > FORMAT ? ", a later version wrote it." : "."));
    }
    if (!Seal.open(tree, file.toString()) && format >= SEALED_SINCE) {
      throw new DamagedFile(
          file + " is damaged: it has format " + format + ", but no " + Seal.FIELD + ".");
    }
    int version = tree.path("config").path("version").asInt();
    if (version > RunConfig.VERSION) {
      throw new IOException(
          file
              + ": its configuration has version "
              + version
              + ", of a later version; this one reads up to "
              + RunConfig.VERSION
              + ".");
    }
  }

  private RunRecord requireWhole(Path file) throws IOException {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("name", name);
    parts.put("created", created);
    parts.put("state", state);
    parts.put("config", config);
    parts.put("data", data);
    parts.put("summary", summary);
    for (Map.Entry<String, Object> part : parts.entrySet()) {
      if (part.getValue() == null) {
        throw new IOException(
            file + ": its " + part.getKey() + " is null, expected what was recorded.");
      }
    }
    return this;
  }

  /** Whether its file is protected by a seal; older ones are not. */
  public boolean hasSeal() {
    return format >= SEALED_SINCE;
  }

  private static void upgrade(JsonNode record) {
    ConfigUpgrade.apply(record.path("config"));
    RecordUpgrade.gatherProbes(record.path("summary"));
    RecordUpgrade.addLatest(record.path("summary"));
    for (String split : List.of("validation", "latest", "test")) {
      RecordUpgrade.addMetrics(record.path("summary").path(split));
    }
    RecordUpgrade.addExtensions(record);
    RecordUpgrade.addOrigin(record.path("data"));
    RecordUpgrade.addReading(record.path("data"));
    RecordUpgrade.addShortages(record.path("data"));
    RecordUpgrade.addTimeSplit(record.path("data"));
    RecordUpgrade.addNumerics(record.path("environment"));
  }

  void write(RunFolder folder) throws IOException {
    AtomicFiles.write(folder.run(), bytes());
  }

  RunRecord on(Environment other) {
    return new RunRecord(format, name, created, state, config, data, other, summary, extensions);
  }

  /** For people elsewhere: of the data only the name of the file. */
  public RunRecord withoutFolders() {
    if (config.data().data().startsWith(DataSets.SAMPLE)) {
      return this;
    }
    return at(
        config.with("data", Path.of(config.data().data()).getFileName().toString()),
        Path.of(data.source()).getFileName().toString());
  }

  /** As the file has it. */
  public byte[] bytes() {
    return Seal.pretty(
        new RunRecord(
            FORMAT, name, created, state, config, data, environment, summary, extensions));
  }

  RunRecord called(String other) {
    return new RunRecord(
        format, other, created, state, config, data, environment, summary, extensions);
  }

  /** The same run with its data in another place. */
  RunRecord at(RunConfig moved, String source) {
    DataFacts facts =
        new DataFacts(
            source,
            data.checksum(),
            data.name(),
            data.users(),
            data.items(),
            data.actions(),
            data.origin(),
            data.reading(),
            data.timeSplit(),
            data.shortages());
    return new RunRecord(
        format, name, created, state, moved, facts, environment, summary, extensions);
  }

  RunRecord with(RunState newState, RunSummary newSummary) {
    return new RunRecord(
        format, name, created, newState, config, data, environment, newSummary, extensions);
  }

  /** The same run, which may go on. */
  RunRecord extended(RunConfig longer, Extension extension, String message) {
    List<Extension> all = new ArrayList<>(extensions);
    all.add(extension);
    return new RunRecord(
        format,
        name,
        created,
        RunState.STOPPED,
        longer,
        data,
        environment,
        summary.halted(message),
        all);
  }
}
