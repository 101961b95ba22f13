package recdenoiser.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.SmallData;

/** What the command line tells of noise: where attention goes, what a gate takes for it. */
class NoiseCommandsTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aGateIsEvaluatedAndLookedInto() throws IOException {
    String run = train();

    assertThat(run("evaluate", run, "--history-noise", "0,0.5", "--json")).isZero();

    assertThat(out.toString())
        .contains(
            "How much other actions attend to the noise",
            "The gate takes ",
            "Known noise is told with an AUC of 0.",
            "Most often taken for noise",
            "Users of whose history the greatest share is taken for noise",
            "With noise in the histories");
    JsonNode json = lastLine();
    JsonNode gate = json.path("gate");
    assertThat(gate.path("auc").doubleValue()).isBetween(0.0, 1.0);
    assertThat(gate.path("noise").intValue() + gate.path("genuine").intValue())
        .isEqualTo(gate.path("actions").intValue());
    assertThat(gate.path("roc").get(0)).isEqualTo(new ObjectMapper().readTree("[0.0, 0.0]"));
    assertThat(gate.path("byUser").get(0).path("actions").intValue()).isPositive();
    assertThat(json.path("historyNoise").get(0).path("full"))
        .as("no noise is the evaluation itself")
        .isEqualTo(json.path("full"));
    assertThat(json.path("historyNoise").get(1).path("share").doubleValue()).isEqualTo(0.5);

    Path roc = folder.resolve("roc.csv");
    assertThat(run("inspect", run, "--user", "1", "--learned", "genuine,noise,noisy-users"))
        .isZero();
    assertThat(out.toString())
        .contains("gate, σ(ℓ)", "known: 0 is noise", "Known noise that is found, AUC 0.");
    assertThat(run("inspect", run, "--learned", "noisy-users", "--out", roc.toString())).isZero();
    assertThat(Files.readString(roc)).contains("user", "known noise");
  }

  @Test
  void sharesOfNoiseLieBetween0And1() throws IOException {
    assertThat(run("evaluate", train(), "--history-noise", "0,1.5")).isEqualTo(2);
    assertThat(err.toString()).contains("--history-noise takes shares between 0 and 1; found 1.5.");
  }

  private String train() throws IOException {
    ExperimentRun run =
        ExperimentRun.create(
            SmallData.config(SmallData.write(folder))
                .with("epochs", "2")
                .with("attention", "CONTENT_GATE")
                .with("noise", "REPLACED")
                .with("noiseShare", "0.3"),
            folder.resolve("runs"),
            1);
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
