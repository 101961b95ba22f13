package recdenoiser.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.storage.AtomicFiles;

/** What is said of a run that was never evaluated on validation: it has no best weights. */
class LatestWeightsTest {
  private static final String WARNING =
      "was never evaluated on validation: these are its latest weights, not its best.";

  @TempDir Path folder;
  private Path run;

  /** What a command has printed, and logged on standard error. */
  private record Said(JsonNode json, String log) {}

  @BeforeEach
  void train() throws IOException {
    String[] command = {
      "train",
      "--preset",
      "sample",
      "--set",
      "epochs=1",
      "--set",
      "negatives=5",
      "--set",
      "width=8",
      "--runs",
      folder.toString(),
      "--json"
    };
    run = Path.of(run(command).json().get("run").asText());
  }

  @Test
  void evaluateSaysWhichWeightsItTook() throws IOException {
    Said best = run("evaluate", run.toString(), "--json");
    assertThat(best.json().get("weights").asText()).isEqualTo("best");
    assertThat(best.log()).doesNotContain(WARNING);

    forgetBest();
    Said latest = run("evaluate", run.toString(), "--json");

    assertThat(latest.json().get("weights").asText()).isEqualTo("latest");
    assertThat(latest.log()).contains("WARN").contains(run + " " + WARNING);
  }

  @Test
  void recommendWarnsThatItTookTheLatest() throws IOException {
    String[] command = {"recommend", run.toString(), "--user", "1", "--top", "3", "--json"};
    assertThat(run(command).log()).doesNotContain(WARNING);

    forgetBest();
    Said latest = run(command);

    assertThat(latest.log()).contains("WARN").contains(run + " " + WARNING);
    assertThat(latest.json().get("recommendations").get(0)).hasSize(3);
  }

  private void forgetBest() throws IOException {
    Path best = run.resolve("checkpoint").resolve("best");
    assertThat(best).isDirectory();
    AtomicFiles.deleteFolder(best);
  }

  private static Said run(String... arguments) throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      int code = Main.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
      assertThat(code).as(err.toString()).isZero();
    } finally {
      System.setErr(before);
    }
    List<String> lines = out.toString().lines().toList();
    JsonNode json = new ObjectMapper().readTree(lines.get(lines.size() - 1));
    return new Said(json, log.toString(StandardCharsets.UTF_8));
  }
}
