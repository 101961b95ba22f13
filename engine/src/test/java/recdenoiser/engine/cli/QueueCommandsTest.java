package recdenoiser.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.run.SmallData;

class QueueCommandsTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path data;
  private Path runs;

  @BeforeEach
  void writeData() throws IOException {
    data = SmallData.write(folder);
    runs = folder.resolve("runs");
  }

  @Test
  void runsAreAddedMovedCancelledHeldBackAndForgotten() throws IOException {
    add(1, "1");
    add(2, "1");
    assertThat(titles(add(3, "1"))).first().asString().startsWith("SASRec").endsWith("seed 1");
    assertThat(ids(queue("move", "3", "1"))).containsExactly(3, 1, 2);
    assertThat(states(queue("cancel", "1"))).containsExactly("WAITING", "CANCELLED", "WAITING");
    assertThat(states(queue("pause", "3", "2"))).containsExactly("PAUSED", "CANCELLED", "PAUSED");
    assertThat(states(queue("resume", "2"))).containsExactly("PAUSED", "CANCELLED", "WAITING");
    assertThat(ids(queue("clear"))).containsExactly(3, 2);
    assertThat(ids(queue("list"))).containsExactly(3, 2);
  }

  @Test
  void startTrainsUntilNothingWaits() throws IOException {
    add(1, "2");
    add(2, "2");
    JsonNode ended = queue("start", "--threads", "2", "--side-by-side", "2");
    assertThat(states(ended)).containsExactly("FINISHED", "FINISHED");
    assertThat(Path.of(ended.path(0).path("run").asText()).resolve("run.json")).exists();
    assertThat(err.toString())
        .contains("[1] Run folder: ")
        .contains("[2] Epoch 2/2")
        .contains("[1] finished. Finished all 2 epochs");
    assertThat(run("queue", "add", "--runs", runs.toString(), "--resume", folder.toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("is not the folder of a run");
  }

  @Test
  void aRunThatFailsIsSaidAndTheOthersGoOn() throws IOException {
    run(addArguments(folder.resolve("missing.txt"), 1, "1"));
    add(2, "1");
    assertThat(run("queue", "start", "--runs", runs.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("[1] failed. ").contains("missing.txt");
    assertThat(states(queue("list"))).containsExactly("FAILED", "FINISHED");
  }

  @Test
  void wrongNumbersAreRefused() throws IOException {
    add(1, "1");
    assertThat(run("queue", "move", "7", "1", "--runs", runs.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("There is no entry 7 in the queue.");
    assertThat(run("queue", "start", "--side-by-side", "0", "--runs", runs.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--side-by-side must be between 1 and 64; found 0.");
  }

  @Test
  void anInterruptLeavesTheQueueToBeStartedAgain() throws IOException, InterruptedException {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "Windows has no signals");
    add(1, "100000");
    add(2, "1");
    Process start = startInAProcess();
    awaitProgress(start);
    assertThat(run("queue", "cancel", "2", "--runs", runs.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("is open in another process or window.");
    assertThat(states(queue("list"))).containsExactly("TRAINING", "WAITING");
    start.destroy();
    assertThat(start.waitFor(60, TimeUnit.SECONDS)).isTrue();

    JsonNode left = queue("list");
    assertThat(states(left)).containsExactly("INTERRUPTED", "WAITING");
    assertThat(Path.of(left.path(0).path("run").asText()).resolve("checkpoint/latest/weights.npz"))
        .exists();
    queue("cancel", "1");
    assertThat(states(queue("start"))).containsExactly("CANCELLED", "FINISHED");
  }

  private JsonNode add(int seed, String epochs) throws IOException {
    return json(addArguments(data, seed, epochs));
  }

  private String[] addArguments(Path file, int seed, String epochs) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "queue", "add", "--data", file.toString(), "--runs", runs.toString(), "--json"));
    List<String> settings =
        List.of(
            "seed=" + seed, "epochs=" + epochs, "evaluateEvery=1", "negatives=10", "maxLength=8");
    settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    return arguments.toArray(String[]::new);
  }

  private JsonNode queue(String... arguments) throws IOException {
    Stream<String> all =
        Stream.of(
                Stream.of("queue"),
                Stream.of(arguments),
                Stream.of("--json", "--runs", runs.toString()))
            .flatMap(some -> some);
    return json(all.toArray(String[]::new));
  }

  private JsonNode json(String... arguments) throws IOException {
    out.getBuffer().setLength(0);
    assertThat(run(arguments)).as(err.toString()).isZero();
    List<String> lines = out.toString().lines().toList();
    return new ObjectMapper().readTree(lines.get(lines.size() - 1)).path("entries");
  }

  private int run(String... arguments) {
    return Main.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  private static List<Integer> ids(JsonNode entries) {
    return entries.findValues("id").stream().map(JsonNode::asInt).toList();
  }

  private static List<String> states(JsonNode entries) {
    return entries.findValuesAsText("state");
  }

  private static List<String> titles(JsonNode entries) {
    return entries.findValuesAsText("title");
  }

  private Process startInAProcess() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "queue",
            "start",
            "--runs",
            runs.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void awaitProgress(Process process) throws IOException {
    BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
    String line = errors.readLine();
    while (line != null && !line.startsWith("[1] Epoch ")) {
      line = errors.readLine();
    }
    assertThat(line).as("a line of progress").isNotNull();
  }
}
