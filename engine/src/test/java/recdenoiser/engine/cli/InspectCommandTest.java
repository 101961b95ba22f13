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
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.SmallData;

class InspectCommandTest {
  @TempDir static Path folder;
  private static Path strided;
  private static Path softmax;
  private static Path chain;

  /** What a command printed. */
  private record Said(int code, String out, String err) {}

  @BeforeAll
  static void train() throws IOException {
    Path data = SmallData.write(folder);
    strided = train(data, "SPARSE_STRIDED");
    softmax = train(data, "SOFTMAX");
    chain = train(config(data, "SOFTMAX").with("model", "FMC"));
  }

  private static Path train(Path data, String attention) throws IOException {
    return train(config(data, attention));
  }

  private static RunConfig config(Path data, String attention) {
    return SmallData.config(data).with("attention", attention).with("epochs", "1");
  }

  private static Path train(RunConfig config) throws IOException {
    try (ExperimentRun run = ExperimentRun.create(config, folder.resolve("runs"), 1)) {
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
  void usersOfSomeLengthsAreDrawnAgainByTheSameSeed() {
    Said first = inspect("--random", "7", "--lengths", "5-8", "--top", "1");

    assertThat(first.code()).isZero();
    assertThat(first.out()).containsPattern("User .*: [5-8] items known");
    assertThat(inspect("--random", "7", "--lengths", "5-8", "--top", "1")).isEqualTo(first);
    assertThat(inspect("--longest", "--lengths", "-6", "--top", "1").out())
        .containsPattern("User .*: [56] items known");
    assertThat(inspect("--longest", "--lengths", "6-5").err()).contains("found 6-5");
    assertThat(inspect("--user", "5", "--lengths", "5-8").err())
        .contains("--lengths goes with --random or --longest");
    assertThat(inspect("--lengths", "5000-").err()).contains("has 5000- actions");
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

  @Test
  void whatSeveralRunsRecommendStandsSideBySide() {
    Said said = inspect(softmax.toString(), "--longest", "--top", "4");
    assertThat(said.out())
        .contains("Side by side")
        .containsPattern("run 1 +run 2")
        .contains("* in this list only")
        .containsPattern("Run 1, .*: true next item at rank .*; 1\\.00 of the list");
    assertThat(inspect("--longest").out()).doesNotContain("Side by side");
  }

  @Test
  void theNearestItemsOfAnItemArePrintedAndWritten() throws IOException {
    Path file = folder.resolve("nearest.csv");
    Said said = inspect("--item", "7", "--nearest", "6", "--out", file.toString());
    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("Nearest to ").containsPattern("6 .* \\d+\\n$");
    assertThat(Files.readAllLines(file))
        .hasSize(7)
        .first()
        .isEqualTo("rank,item,cosine,dot product,actions");
  }

  @Test
  void whatWasLearnedIsSaidForMachinesToo() throws IOException {
    JsonNode learned =
        new ObjectMapper()
            .readTree(
                inspect(
                        chain.toString(),
                        "--learned",
                        "all",
                        "--items",
                        "popular",
                        "--count",
                        "3",
                        "--format",
                        "json")
                    .out())
            .get("learned");
    assertThat(learned.findValuesAsText("learned"))
        .containsExactly("nearest", "nearest", "transitions");
    assertThat(learned.get(0).get("list")).hasSize(3);
    assertThat(learned.get(0).get("list").get(0).get("cosine").isNumber()).isTrue();
    assertThat(learned.get(2).get("maps").get(0).get("values")).hasSize(3);
  }

  @Test
  void transitionsAreDrawnAndWrittenAsATable() throws IOException {
    for (String name : List.of("transitions.svg", "transitions.png", "transitions.csv")) {
      Path file = folder.resolve(name);
      StringWriter err = new StringWriter();
      int code =
          Main.run(
              new String[] {
                "inspect",
                chain.toString(),
                "--learned",
                "transitions",
                "--longest",
                "--out",
                file.toString()
              },
              new PrintWriter(new StringWriter()),
              new PrintWriter(err));
      assertThat(code).as(err.toString()).isZero();
      assertThat(Files.size(file)).isPositive();
    }
    assertThat(Files.readString(folder.resolve("transitions.csv"))).startsWith("from,");
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
        "--learned wishes | --learned takes genuine, noise, noisy-users, nearest, transitions, gates, filters or all; found wishes",
        "--learned transitions | has no transitions; there is: nearest.",
        "--nearest 0 | --nearest must be at least 1; found 0.",
        "--nearest 2000 | At most 1000 can be shown of nearest; found 2000.",
        "--item 411 | have no item 411",
        "--out a.svg | give --learned, --nearest or --item, too.",
        "--nearest 3 --out a.svg | There are no maps to be drawn in a.svg",
        "--nearest 3 --out a.gif | --out writes .png, .svg, .pdf, .csv, .md or .tex files",
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
