package recdenoiser.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.SmallData;

class InspectCommandTest {
  @TempDir static Path folder;
  private static Path strided;
  private static Path softmax;

  /** What a command printed. */
  private record Said(int code, String out, String err) {}

  @BeforeAll
  static void train() throws IOException {
    Path data = SmallData.write(folder);
    strided = train(data, "SPARSE_STRIDED");
    softmax = train(data, "SOFTMAX");
  }

  private static Path train(Path data, String attention) throws IOException {
    try (ExperimentRun run =
        ExperimentRun.create(
            SmallData.config(data).with("attention", attention).with("epochs", "1"),
            folder.resolve("runs"),
            1)) {
      run.execute(event -> {});
      return run.folder();
    }
  }

  private static Said inspect(String... options) {
    List<String> args = new ArrayList<>(List.of("inspect", strided.toString()));
    args.addAll(List.of(options));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(args.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    return new Said(code, out.toString(), err.toString());
  }

  @Test
  void aUserIsShownWithRanksAndStatistics() {
    Said said = inspect("--longest", "--top", "3");

    assertThat(said.code()).isZero();
    assertThat(said.out())
        .contains("User ")
        .contains("   now  ")
        .contains("True next item ")
        .containsPattern("1 +1 +after the rule");
  }

  @Test
  void editsAreMadeInTheirOrder() throws IOException {
    Said said =
        inspect(
            "--user",
            "5",
            "--insert",
            "now=7",
            "--replace",
            "now=9",
            "--remove",
            "-1",
            "--format",
            "json");

    JsonNode sequence = new ObjectMapper().readTree(said.out()).get("sequence");
    JsonNode newest = sequence.get(sequence.size() - 1);
    assertThat(newest.get("item").asText()).isEqualTo("9");
    assertThat(newest.get("origin").asText()).isEqualTo("EDITED");
    assertThat(newest.get("place").asInt()).isZero();
  }

  @Test
  void runsAreShownSideBySideWithNoiseAndAnAverage() throws IOException {
    Said said =
        inspect(
            softmax.toString(),
            "--random",
            "3",
            "--noise",
            "0.3",
            "--average",
            "5",
            "--format",
            "json");

    JsonNode runs = new ObjectMapper().readTree(said.out()).get("runs");
    assertThat(runs).hasSize(2);
    assertThat(runs.get(1).get("sameHistory").asBoolean()).isTrue();
    assertThat(runs.get(0).get("noise").get("repeats").asInt()).isEqualTo(20);
    assertThat(runs.get(1).get("maps").findValuesAsText("map")).contains("AVERAGE", "BEFORE");
    assertThat(runs.get(1).get("maps").get(0).get("noiseShare").isNull()).isTrue();
  }

  @Test
  void theMostChangedUserIsOneOfTheData() {
    assertThat(inspect("--most-changed").out()).startsWith("User ");
  }

  @Test
  void mapsAreWritten() throws IOException {
    for (String name : List.of("maps.png", "maps.svg")) {
      Path file = folder.resolve(name);
      assertThat(inspect("--maps", file.toString(), "--block", "1", "--head", "mean").code())
          .isZero();
      assertThat(Files.size(file)).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--user 600 | have no user 600; near it: ",
        "--user 5 --remove -900 | --remove -900: There is no place 900 in a sequence of",
        "--user 5 --remove first | takes a place counted back from the newest item",
        "--user 5 --insert 7 | --insert takes POS=ITEM",
        "--user 5 --insert 900=7 | Nothing can be inserted at 900",
        "--user 5 --replace now=411 | have no item 411; near it: ",
        "--noise 1.5 | --noise must be above 0 and at most 1; found 1.5.",
        "--average 0 | --average must be at least 1 user",
        "--block 9 | --block must be between 1 and 2; found 9.",
        "--head 7 | --head must be between 1 and 1, or mean; found 7.",
        "--head none | --head takes the number of a head",
        "--top 0 | --top must be at least 1",
        "--maps a.gif | --maps writes .png or .svg files; found a.gif."
      })
  void whatCannotBeIsSaidInASentence(String options, String sentence) {
    Said said = inspect(options.split(" "));

    assertThat(said.code()).isPositive();
    assertThat(said.err()).contains(sentence);
  }

  @Test
  void moreRunsThanFourAreTooMany() {
    String run = softmax.toString();
    assertThat(inspect(run, run, run, run).err()).contains("At most 4 runs");
  }
}
