package recdenoiser.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.storage.AtomicFiles;

/**
 * Where everything is in the folder of one run. All of it is plain files that other programs can
 * read.
 *
 * @param path of the folder
 */
public record RunFolder(Path path) {
  private static final Pattern MASKS = Pattern.compile("epoch-(\\d{4,9})\\.npz");

  /** As {@link RunNames} gives them. */
  private static final Pattern NAME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d_\\d{6}_.+");

  /** Configuration, environment, state and summary. */
  public Path run() {
    return path.resolve("run.json");
  }

  /** What happened, one event in a line. */
  public Path metrics() {
    return path.resolve("metrics.jsonl");
  }

  /** What happened, for people. */
  public Path log() {
    return path.resolve("log.txt");
  }

  /**
   * The items each user's next one is ranked against.
   *
   * @param ranking one whose candidates are drawn
   */
  public Path negatives(Ranking ranking) {
    String kind = ranking == Ranking.SAMPLED ? "" : "-" + ranking.key();
    return path.resolve("negatives" + kind + ".npy");
  }

  /** Where each user's next item came, by the best weights. */
  public Path ranks(Split split) {
    return path.resolve("ranks-" + split.name().toLowerCase(Locale.ROOT) + ".npz");
  }

  public Path checkpoints() {
    return path.resolve("checkpoint");
  }

  public Path masks() {
    return path.resolve("masks");
  }

  public Path masks(int epoch) {
    return masks().resolve(String.format(Locale.ROOT, "epoch-%04d.npz", epoch));
  }

  /** Event files for TensorBoard, where the run was to write them. */
  public Path tensorBoard() {
    return path.resolve("tensorboard");
  }

  Path lock() {
    return path.resolve("run.lock");
  }

  /** Whether the folder is one of a run. */
  public boolean exists() {
    return Files.isRegularFile(run());
  }

  /**
   * Whether something of a run is there, but not its record: its process died before it wrote one,
   * or somebody deleted it.
   */
  public boolean isLeftBehind() {
    if (exists() || !Files.isDirectory(path)) {
      return false;
    }
    Stream<Path> parts =
        Stream.of(metrics(), log(), lock(), checkpoints(), negatives(Ranking.SAMPLED));
    return parts.anyMatch(Files::exists) || isEmptyAndNamedAsARun();
  }

  private boolean isEmptyAndNamedAsARun() {
    if (!NAME.matcher(path.getFileName().toString()).matches()) {
      return false;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.allMatch(file -> file.toString().contains(AtomicFiles.UNFINISHED));
    } catch (IOException e) {
      return false;
    }
  }

  /** Bytes of all its files, as far as they can be read. */
  public long size() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (UncheckedIOException vanished) {
      return 0;
    }
  }

  /** Epochs after which the masks were kept, ascending. */
  public List<Integer> maskEpochs() throws IOException {
    List<Integer> epochs = new ArrayList<>();
    if (Files.isDirectory(masks())) {
      try (Stream<Path> files = Files.list(masks())) {
        for (Path file : files.sorted().toList()) {
          Matcher matcher = MASKS.matcher(file.getFileName().toString());
          if (matcher.matches()) {
            epochs.add(Integer.valueOf(matcher.group(1)));
          }
        }
      }
    }
    epochs.sort(null);
    return epochs;
  }
}
