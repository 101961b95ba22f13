package recdenoiser.engine.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import recdenoiser.engine.data.Checksums;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunLibrary;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.storage.Json;

/** The script {@code bin/recdenoiser} in a process of its own, as a person calls it. */
final class OnSpark implements AutoCloseable {
  static final Path HOME = Path.of("target", "spark").toAbsolutePath();

  private static final Path SCRIPT = Path.of("bin", "recdenoiser").toAbsolutePath();
  private static final long MOST_SECONDS = 600;

  private final Process process;
  private final Path output;

  private OnSpark(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * @param output file that both streams are written to
   */
  static OnSpark start(Path output, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("SPARK_HOME", HOME.toString());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return new OnSpark(builder.start(), output);
  }

  /** What a process said until it ended. */
  record Result(int exitCode, String output) {}

  Result await() throws IOException, InterruptedException {
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("It does not end: " + said());
    }
    return new Result(process.exitValue(), said());
  }

  String said() throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  /** As Ctrl-C, and as a request to end where interrupts are ignored, as in the background. */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroy();
    }
  }

  /**
   * Waits for a run that is under way in another process than the script's, and has a checkpoint.
   *
   * @param place in which it may be, at any depth
   */
  RunFolder awaitCheckpoint(Path place) throws IOException, InterruptedException {
    for (long waited = 0; waited < TimeUnit.SECONDS.toMillis(MOST_SECONDS); waited += 50) {
      Optional<RunFolder> found = underWay(place);
      if (found.isPresent()) {
        return found.get();
      }
      if (!process.isAlive()) {
        throw new IOException("It ended before a checkpoint was seen: " + said());
      }
      Thread.sleep(50);
    }
    throw new IOException("No checkpoint: " + said());
  }

  private static Optional<RunFolder> underWay(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return Optional.empty();
    }
    List<Path> checkpoints = new ArrayList<>();
    for (Path run : foldersOfRuns(place)) {
      if (Files.exists(run.resolve("checkpoint").resolve("latest"))
          && RunLibrary.entry(new RunFolder(run)).running()) {
        checkpoints.add(run);
      }
    }
    return checkpoints.stream().findFirst().map(RunFolder::new);
  }

  /** Folders may go while they are looked at. */
  private static List<Path> foldersOfRuns(Path place) {
    List<Path> runs = new ArrayList<>();
    List<Path> open = new ArrayList<>(List.of(place));
    while (!open.isEmpty()) {
      Path folder = open.remove(open.size() - 1);
      if (Files.exists(folder.resolve("run.json"))) {
        runs.add(folder);
        continue;
      }
      try (Stream<Path> inside = Files.list(folder)) {
        inside.filter(Files::isDirectory).forEach(open::add);
      } catch (IOException | UncheckedIOException e) {
        open.remove(folder);
      }
    }
    return runs;
  }

  /** Kills the process that writes a run. */
  static void killWriterOf(RunFolder run) throws InterruptedException {
    OptionalLong writer = RunLibrary.process(run);
    ProcessHandle process = ProcessHandle.of(writer.orElseThrow()).orElseThrow();
    process.destroyForcibly();
    while (process.isAlive()) {
      Thread.sleep(10);
    }
  }

  /** Weights and test of every run of a folder, by its configuration. */
  static List<String> bits(Path runs) throws IOException {
    List<String> bits = new ArrayList<>();
    for (RunLibrary.Entry run : RunLibrary.list(runs)) {
      RunRecord record = run.record();
      Path best = run.folder().checkpoints().resolve("best").resolve("weights.npz");
      bits.add(
          String.join(
              " ",
              "blocks " + record.config().model().blocks(),
              "seed " + record.config().training().seed(),
              record.state().toString(),
              test(record),
              Checksums.sha256(best)));
    }
    bits.sort(Comparator.naturalOrder());
    return bits;
  }

  /** All numbers of the test but how long it took. */
  private static String test(RunRecord record) {
    JsonNode test = Json.tree(Json.line(record.summary().test()));
    for (JsonNode timed : test.findParents("seconds")) {
      ((ObjectNode) timed).remove("seconds");
    }
    return test.toString();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
