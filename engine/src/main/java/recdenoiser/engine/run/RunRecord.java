package recdenoiser.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import recdenoiser.engine.config.ConfigUpgrade;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.train.RunState;

/**
 * The file {@code run.json}.
 *
 * @param format version of this record
 * @param name of the run, at first the folder's
 * @param created when the run was made, as ISO 8601 in UTC
 * @param state as of the last change; a process that was killed leaves TRAINING
 */
public record RunRecord(
    int format,
    String name,
    String created,
    RunState state,
    RunConfig config,
    DataFacts data,
    Environment environment,
    RunSummary summary) {

  public static final int FORMAT = 1;

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
   */
  public record DataFacts(
      String source,
      String checksum,
      String name,
      int users,
      int items,
      int actions,
      JsonNode origin) {}

  /**
   * @throws IOException if the folder is not one of a run, or its record cannot be read, saying why
   */
  public static RunRecord read(RunFolder folder) throws IOException {
    try {
      return Json.read(folder.run(), RunRecord.class, RunRecord::upgrade);
    } catch (NoSuchFileException e) {
      throw new IOException(folder.path() + " is not the folder of a run: it has no run.json.", e);
    }
  }

  private static void upgrade(JsonNode record) {
    ConfigUpgrade.apply(record.path("config"));
    RecordUpgrade.gatherProbes(record.path("summary"));
    RecordUpgrade.addOrigin(record.path("data"));
    RecordUpgrade.addNumerics(record.path("environment"));
  }

  void write(RunFolder folder) throws IOException {
    AtomicFiles.write(folder.run(), Json.pretty(this));
  }

  RunRecord on(Environment other) {
    return new RunRecord(format, name, created, state, config, data, other, summary);
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
            data.origin());
    return new RunRecord(format, name, created, state, moved, facts, environment, summary);
  }

  RunRecord with(RunState newState, RunSummary newSummary) {
    return new RunRecord(format, name, created, newState, config, data, environment, newSummary);
  }
}
