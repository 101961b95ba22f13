package recdenoiser.engine.run.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import recdenoiser.engine.config.ConfigUpgrade;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.storage.OrdinaryFile;

/**
 * The file {@code queue.json} in a folder of runs. Runs in that folder are named relative to it, so
 * that the folder can be moved.
 */
final class QueueFile {
  static final String NAME = "queue.json";
  static final int FORMAT = 1;

  private final Path runs;
  private final Path file;

  /** The whole file. */
  private record Sheet(int format, int nextId, List<Line> entries) {}

  /**
   * One entry.
   *
   * @param run its folder; null until it has one
   */
  private record Line(int id, RunConfig config, String run, EntryState state, String message) {}

  QueueFile(Path runs) {
    this.runs = runs.toAbsolutePath().normalize();
    this.file = this.runs.resolve(NAME);
  }

  Path lock() {
    return runs.resolve("queue.lock");
  }

  void createFolder() throws IOException {
    Files.createDirectories(runs);
  }

  /** Removes what a process that died left beside the file. */
  void removeUnfinished() throws IOException {
    AtomicFiles.removeUnfinished(runs, NAME);
  }

  /**
   * Nothing where there is no file.
   *
   * @throws DamagedQueue if it cannot be understood
   * @throws IOException if it cannot be read, or a newer version of this program wrote it
   */
  QueueContents read() throws IOException {
    if (!Files.exists(file)) {
      return QueueContents.EMPTY;
    }
    byte[] bytes = OrdinaryFile.bytes(file);
    try {
      JsonNode tree = Json.LINES.readTree(bytes);
      requireKnown(tree.path("format").asInt());
      tree.path("entries").forEach(entry -> ConfigUpgrade.apply(entry.path("config")));
      return contents(Json.LINES.treeToValue(tree, Sheet.class));
    } catch (JsonProcessingException e) {
      throw new DamagedQueue(Json.malformed(file.toString(), bytes, e));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new DamagedQueue(new IOException(file + ": " + e.getMessage(), e));
    }
  }

  void write(QueueContents contents) throws IOException {
    List<Line> lines = contents.entries().stream().map(this::line).toList();
    AtomicFiles.write(file, Json.pretty(new Sheet(FORMAT, contents.nextId(), lines)));
  }

  /**
   * Renames a file that cannot be understood, for a person to look into.
   *
   * @return one sentence on it; empty if there is no such file
   */
  String setAsideIfDamaged() throws IOException {
    try {
      read();
      return "";
    } catch (DamagedQueue e) {
      Path aside = freeName();
      AtomicFiles.rename(file, aside);
      return "The file of the queue was damaged and is now "
          + aside
          + "; the queue begins empty. "
          + e.getMessage();
    }
  }

  private Path freeName() {
    int attempt = 1;
    while (Files.exists(file.resolveSibling(NAME + ".damaged-" + attempt))) {
      attempt++;
    }
    return file.resolveSibling(NAME + ".damaged-" + attempt);
  }

  private void requireKnown(int format) throws IOException {
    if (format > FORMAT) {
      throw new IOException(
          "The queue "
              + file
              + " was written by a newer version of this program: its format is "
              + format
              + ", this version knows "
              + FORMAT
              + ".");
    }
  }

  private QueueContents contents(Sheet sheet) {
    List<QueueEntry> entries = sheet.entries().stream().map(this::entry).toList();
    int last = entries.stream().mapToInt(QueueEntry::id).max().orElse(0);
    return new QueueContents(Math.max(sheet.nextId(), last + 1), entries);
  }

  private QueueEntry entry(Line line) {
    Path folder = line.run() == null ? null : runs.resolve(line.run());
    return new QueueEntry(line.id(), line.config(), folder, line.state(), line.message());
  }

  private Line line(QueueEntry entry) {
    String run = entry.folder() == null ? null : name(entry.folder());
    return new Line(entry.id(), entry.config(), run, entry.state(), entry.message());
  }

  private String name(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    return absolute.startsWith(runs) ? runs.relativize(absolute).toString() : absolute.toString();
  }
}
