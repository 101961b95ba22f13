package recdenoiser.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.SmallData;

/** What is measured beside ranks is recorded, printed and put into tables. */
class FurtherMetricsCommandsTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void oneHeldOutAction() throws IOException {
    String run = train(SmallData.config(SmallData.write(folder)).with("epochs", "1"));

    assertThat(run("evaluate", run, "--groups", "--json")).isZero();

    assertThat(out.toString())
        .contains(
            "AUC: 0.",
            "Coverage of the catalogue",
            "One action is held out: recall is the hit rate",
            "History of",
            "True item chosen")
        .doesNotContain("Recall of the held-out actions");
    JsonNode json = lastLine();
    assertThat(json.path("further").path("map@10").doubleValue())
        .isEqualTo(json.path("full").path("mrr@10").doubleValue());
    assertThat(json.path("groups").size()).isGreaterThan(4);
    assertThat(json.path("groups").get(0).path("by").asText()).isEqualTo("HISTORY");
    assertThat(json.path("groups").get(0).path("further").path("coverage@20").doubleValue())
        .isPositive();

    String runs = folder.resolve("runs").toString();
    assertThat(run("table", runs, "--also", "full/auc,tail@10", "--json")).isZero();
    assertThat(lastLine().path("rows").get(0).path("full/auc").path("mean").doubleValue())
        .isEqualTo(json.path("further").path("full/auc").doubleValue());
    assertThat(run("table", runs, "--also", "luck")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no measure luck to be shown beside");
    assertThat(run("evaluate", run, "--groups", "--record")).isEqualTo(2);
  }

  @Test
  void severalHeldOutActionsAreFoundTogether() throws IOException {
    RunConfig config = SmallData.config(SmallData.write(folder)).with("heldOut", "2");
    String run =
        train(config.with("epochs", "1").with("noise", "REPLACED").with("noiseShare", "0.2"));

    assertThat(run("evaluate", run, "--groups")).isZero();

    assertThat(out.toString())
        .contains("Recall of the held-out actions", "MAP", "Noise in the history")
        .doesNotContain("One action is held out");
  }

  private String train(RunConfig config) throws IOException {
    ExperimentRun run = ExperimentRun.create(config, folder.resolve("runs"), 1);
    run.execute(event -> {});
    return run.folder().toString();
  }

  private int run(String... arguments) {
    return Main.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  private JsonNode lastLine() throws IOException {
    List<String> lines = out.toString().lines().toList();
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }
}
