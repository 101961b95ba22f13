package recdenoiser.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.SmallData;

/** Analyses from the command line. */
final class AnalyseCommandsTest {
  @TempDir private static Path folder;
  private static String run;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void train() throws IOException {
    ExperimentRun trained =
        ExperimentRun.create(
            SmallData.config(SmallData.write(folder))
                .with("attention", "SOFTMAX")
                .with("heldOut", "2")
                .with("epochs", "1"),
            folder,
            1);
    trained.execute(event -> {});
    run = trained.folder().toString();
  }

  @Test
  void exposureIsTabulatedAndDrawn() {
    Path figure = folder.resolve("exposure.svg");

    assertThat(analyse("exposure", run, "--limits", "1,2", "--figure", figure.toString())).isZero();

    assertThat(out.toString()).contains("Limit c", "No limit");
    assertThat(figure).exists();
    assertThat(analyse("exposure", run, "--figure", figure.toString())).isEqualTo(1);
    assertThat(analyse("exposure", run, "--limits", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("above 0");
  }

  @Test
  void consistencyIsForProgramsToo() {
    assertThat(analyse("consistency", run, "--most", "2", "--format", "csv", "--json")).isZero();

    assertThat(out.toString()).contains("Nearest is itself (angle)", "\"byAngle\":{\"itself\":");
  }

  @Test
  void stepsAreTabulatedAndDrawn() {
    Path figure = folder.resolve("steps.svg");

    assertThat(analyse("steps", run, "--figure", figure.toString(), "--json")).isZero();

    assertThat(out.toString()).contains("what the model expected", "\"stepsAhead\":");
    assertThat(figure).exists();
  }

  @Test
  void languageNeedsAText() throws IOException {
    Path text = Files.writeString(folder.resolve("text.txt"), "so it goes and ".repeat(50));

    assertThat(analyse("language", "sample:shop")).isEqualTo(2);
    assertThat(analyse("language", "sample:shop", "--text", text.toString())).isZero();

    assertThat(out.toString()).contains("text.txt (words)", "Predicted right, n = 3");
  }

  private int analyse(String... arguments) {
    List<String> line = new ArrayList<>(List.of("analyse"));
    line.addAll(List.of(arguments));
    return Main.run(
        line.toArray(String[]::new), new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
