package recdenoiser.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.train.RunState;

/** A finished run is given more epochs, is tested before it has them, and goes on. */
class LongerRunsCommandsTest {
  @TempDir Path runs;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path run;

  @BeforeEach
  void train() throws IOException {
    var config =
        Presets.load("sample")
            .config()
            .with("epochs", "1")
            .with("negatives", "10")
            .with("width", "8")
            .with("maxLength", "12");
    try (ExperimentRun trained = ExperimentRun.create(config, runs, 1)) {
      trained.execute(event -> {});
      run = trained.folder();
    }
  }

  @Test
  void extendGivesMoreEpochsAndGoesOnWithThem() throws IOException {
    assertThat(run("extend", run.toString(), "--epochs", "2", "--json")).isZero();
    JsonNode said =
        new ObjectMapper().readTree(out.toString().substring(out.toString().indexOf('{')));
    assertThat(said.get("state").asText()).isEqualTo("FINISHED");
    assertThat(record().summary().epochs()).isEqualTo(2);
    assertThat(record().extensions()).hasSize(1);
    assertThat(record().extensions().get(0).afterEpoch()).isEqualTo(1);
  }

  @Test
  void fewerEpochsThanItHasAreRefused() throws IOException {
    String before = Files.readString(run.resolve("run.json"));
    assertThat(run("extend", run.toString(), "--epochs", "1")).isEqualTo(1);
    assertThat(err.toString()).isNotBlank();
    assertThat(run.resolve("run.json")).content().isEqualTo(before);
  }

  @Test
  void evaluateRecordsTheTestOfARunThatIsNotAtItsEnd() throws IOException {
    assertThat(run("evaluate", run.toString(), "--record")).isEqualTo(1);
    assertThat(err.toString()).contains("has reached its end");

    assertThat(run("extend", run.toString(), "--epochs", "2", "--not-yet")).isZero();
    assertThat(record().state()).isEqualTo(RunState.STOPPED);
    assertThat(run("evaluate", run.toString(), "--record")).isZero();
    assertThat(record().summary().testedAsItStands()).isTrue();
    assertThat(record().summary().message()).contains("Tested as it stood after epoch 1");

    assertThat(run("resume", run.toString())).isZero();
    assertThat(record().summary().testedAsItStands()).isFalse();
    assertThat(record().summary().epochs()).isEqualTo(2);
  }

  @Test
  void onlyTheTestIsRecorded() {
    assertThat(run("evaluate", run.toString(), "--record", "--split", "validation")).isEqualTo(2);
  }

  private RunRecord record() throws IOException {
    return RunRecord.read(new RunFolder(run));
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
