package recdenoiser.engine.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import recdenoiser.engine.data.Checksums;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.storage.DamagedFile;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NpyArray;
import recdenoiser.engine.storage.Npz;
import recdenoiser.engine.storage.Seal;
import recdenoiser.engine.train.Checkpoint;
import recdenoiser.engine.train.TrainingPosition;

/**
 * The folders {@code checkpoint/latest} and {@code checkpoint/best}, each with weights, optimiser
 * state and position.
 *
 * <p>A folder is replaced as a whole. The new one is written under a name that nobody looks for,
 * renamed to {@code NAME.new} when all of it is on the disk, and then takes the place of the old
 * one, which steps aside as {@code NAME.old}. Whatever moment a process dies at, one of the three
 * is whole, and {@link #settle} finishes what was begun.
 */
final class CheckpointFolders {
  static final String LATEST = "latest";
  static final String BEST = "best";

  private static final int READ_ATTEMPTS = 10;
  private static final String NEW = ".new";
  private static final String OLD = ".old";
  private static final String WEIGHTS = "weights.npz";
  private static final String OPTIMISER = "optimiser.npz";
  private static final String POSITION = "position.json";
  private static final String FILES = "files";
  private static final String METRICS = "metricsSha256";

  private final RunFolder run;
  private final Path folder;
  private Map<String, String> negatives;

  /**
   * A checkpoint as it was read.
   *
   * @param log how long the log of metrics was when it was written, and of what content
   */
  record Saved(Checkpoint checkpoint, MetricsLog.Mark log) {}

  /**
   * The file {@code position.json}, which binds the others to it.
   *
   * @param files SHA-256 of the other files by name; null in a checkpoint that was written before
   *     there was any
   * @param metricsSha256 of so many bytes of the log of metrics; null before
   */
  private record Position(
      long metricsBytes,
      String metricsSha256,
      Map<String, String> files,
      TrainingPosition position) {

    boolean haveChecksums() {
      return files != null;
    }
  }

  CheckpointFolders(RunFolder run) {
    this.run = run;
    this.folder = run.checkpoints();
  }

  Path save(String name, Checkpoint checkpoint, MetricsLog.Mark log) throws IOException {
    Files.createDirectories(folder);
    Path fresh = AtomicFiles.unfinished(folder.resolve(name));
    Files.createDirectory(fresh);
    try {
      write(fresh, checkpoint, log);
    } catch (IOException e) {
      removeQuietly(fresh, e);
      throw AtomicFiles.naming(folder.resolve(name), e);
    }
    settle(name);
    AtomicFiles.rename(fresh, folder.resolve(name + NEW));
    settle(name);
    return folder.resolve(name);
  }

  private static void removeQuietly(Path fresh, IOException problem) {
    try {
      AtomicFiles.deleteFolder(fresh);
    } catch (IOException e) {
      problem.addSuppressed(e);
    }
  }

  private void write(Path fresh, Checkpoint checkpoint, MetricsLog.Mark log) throws IOException {
    writeArrays(fresh.resolve(WEIGHTS), checkpoint.weights());
    writeArrays(fresh.resolve(OPTIMISER), checkpoint.optimiserState());
    Map<String, String> files = new TreeMap<>(negatives());
    for (String file : List.of(WEIGHTS, OPTIMISER)) {
      files.put(file, Checksums.sha256(fresh.resolve(file)));
    }
    byte[] position =
        Seal.pretty(new Position(log.bytes(), log.sha256(), files, checkpoint.position()));
    AtomicFiles.writeThrough(fresh.resolve(POSITION), out -> out.write(position));
    AtomicFiles.forceFolder(fresh);
  }

  /** SHA-256 of the files of negatives, which never change while a run goes on. */
  private Map<String, String> negatives() throws IOException {
    if (negatives == null) {
      Map<String, String> sums = new TreeMap<>();
      for (Ranking ranking : Ranking.drawn()) {
        Path file = run.negatives(ranking);
        if (Files.exists(file)) {
          sums.put(file.getFileName().toString(), Checksums.sha256(file));
        }
      }
      negatives = sums;
    }
    return negatives;
  }

  /** Finishes or undoes what a process that died had begun; only for who holds the run. */
  void repair() throws IOException {
    AtomicFiles.removeUnfinished(folder);
    settle(LATEST);
    settle(BEST);
  }

  /**
   * Reads a checkpoint, for who holds the run.
   *
   * @throws IOException if there is one but it cannot be read, naming the file at fault
   */
  Optional<Saved> read(String name) throws IOException {
    Optional<Path> found = locate(name);
    return found.isPresent() ? Optional.of(readFolder(found.get())) : Optional.empty();
  }

  /**
   * Reads only the weights, for who wants to recommend but not to go on. The run may be under way
   * and replace the checkpoint while it is looked for.
   *
   * @throws IOException if there is one but it cannot be read, naming the file at fault
   */
  Optional<List<NamedArray>> readWeights(String name) throws IOException {
    return whileItIsReplaced(name, found -> readArrays(found, WEIGHTS, readPosition(found)));
  }

  /**
   * Reads all of a checkpoint. The run may be under way, as in {@link #readWeights}.
   *
   * @throws IOException if there is one but it cannot be read, naming the file at fault
   */
  Optional<Checkpoint> readAtAnyTime(String name) throws IOException {
    return whileItIsReplaced(name, found -> readFolder(found).checkpoint());
  }

  /**
   * SHA-256 of the file of weights, as 64 hexadecimal digits. The run may be under way.
   *
   * @throws IOException if there is a checkpoint but it cannot be read
   */
  Optional<String> checksum(String name) throws IOException {
    return whileItIsReplaced(name, found -> Checksums.sha256(found.resolve(WEIGHTS)));
  }

  private interface FolderReader<T> {
    T read(Path found) throws IOException;
  }

  private <T> Optional<T> whileItIsReplaced(String name, FolderReader<T> reader)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      Optional<Path> found = locate(name);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(reader.read(found.get()));
      } catch (NoSuchFileException | DamagedFile e) {
        if (attempt == READ_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Optional<Path> locate(String name) {
    return Stream.of(name, name + NEW, name + OLD)
        .map(folder::resolve)
        .filter(Files::isDirectory)
        .findFirst();
  }

  private void settle(String name) throws IOException {
    Path current = folder.resolve(name);
    Path fresh = folder.resolve(name + NEW);
    Path old = folder.resolve(name + OLD);
    if (Files.isDirectory(fresh)) {
      if (Files.isDirectory(current)) {
        AtomicFiles.deleteFolder(old);
        AtomicFiles.rename(current, old);
      }
      AtomicFiles.rename(fresh, current);
    } else if (!Files.isDirectory(current) && Files.isDirectory(old)) {
      AtomicFiles.rename(old, current);
    }
    AtomicFiles.deleteFolder(old);
  }

  private Saved readFolder(Path found) throws IOException {
    Position position = readPosition(found);
    Checkpoint checkpoint =
        new Checkpoint(
            position.position(),
            readArrays(found, WEIGHTS, position),
            readArrays(found, OPTIMISER, position));
    return new Saved(
        checkpoint, new MetricsLog.Mark(position.metricsBytes(), position.metricsSha256()));
  }

  /** Whether the files of a checkpoint have checksums; older ones have none. */
  boolean isProtected(String name) throws IOException {
    Optional<Path> found = locate(name);
    return found.isPresent() && readPosition(found.get()).haveChecksums();
  }

  private Position readPosition(Path found) throws IOException {
    Path file = found.resolve(POSITION);
    Position position =
        Json.read(
            file,
            Position.class,
            tree -> {
              boolean sealed = Seal.open(tree, file.toString());
              if (sealed != tree.has(FILES)) {
                throw new DamagedFile(
                    file + " is damaged: it must have sha256 and files, or neither of them.");
              }
              if (!sealed && tree instanceof ObjectNode old) {
                old.putNull(FILES);
                old.putNull(METRICS);
              }
            });
    if (position.position() == null) {
      throw new DamagedFile(file + " is damaged: it names no position.");
    }
    if (position.haveChecksums()) {
      requireNegatives(position);
    }
    return position;
  }

  /** Those that are missing are drawn again. */
  private void requireNegatives(Position position) throws IOException {
    for (Ranking ranking : Ranking.drawn()) {
      Path file = run.negatives(ranking);
      String expected = position.files().get(file.getFileName().toString());
      if (expected != null && Files.exists(file)) {
        requireSame(file, expected);
      }
    }
  }

  private static void requireSame(Path file, String expected) throws IOException {
    String sum = Checksums.sha256(file);
    if (!sum.equals(expected)) {
      throw new DamagedFile(
          file
              + " is damaged, or belongs to another checkpoint: its SHA-256 is "
              + sum
              + ", expected "
              + expected
              + ".");
    }
  }

  private static void writeArrays(Path file, List<NamedArray> arrays) throws IOException {
    Map<String, NpyArray> byName = new LinkedHashMap<>();
    for (NamedArray array : arrays) {
      byName.put(array.name(), NpyArray.of(array.shape(), array.values()));
    }
    AtomicFiles.writeThrough(file, out -> Npz.write(out, byName, Npz.Packing.STORED));
  }

  private static List<NamedArray> readArrays(Path found, String name, Position position)
      throws IOException {
    Path file = found.resolve(name);
    if (position.haveChecksums()) {
      requireSame(file, position.files().get(name));
    }
    List<NamedArray> arrays = new ArrayList<>();
    for (Map.Entry<String, NpyArray> entry : Npz.read(file).entrySet()) {
      NpyArray array = entry.getValue();
      if (array.floats() == null) {
        throw new IOException(file + ", " + entry.getKey() + ": expected numbers of type '<f4'.");
      }
      arrays.add(new NamedArray(entry.getKey(), array.shape(), array.floats()));
    }
    return arrays;
  }
}
