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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data as a person at the command line brings it in and looks at it. */
class DataCommandsTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path table;

  @BeforeEach
  void writeTable() throws IOException {
    StringBuilder lines = new StringBuilder("who,what,stars,when\n");
    for (int user = 1; user <= 50; user++) {
      for (int action = 0; action < 4; action++) {
        lines.append(
            "u%d,i%d,%d,%d%n"
                .formatted(user, (user + action * action) % 20, 1 + action, 1000 + action / 2)
                .replace("\r", ""));
      }
    }
    table = Files.writeString(folder.resolve("log.csv"), lines);
  }

  @Test
  void aPreviewShowsTheFirstActionsAndImportsNothing() throws IOException {
    assertThat(data("import", table.toString(), "--preview", "--user", "who", "--item", "what"))
        .contains("user u1, item i1, rating 1, time ");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(table);
    }
  }

  @Test
  void columnsAreCorrectedAndEveryStepIsCounted() throws IOException {
    JsonNode imported =
        json(
            "import", table.toString(), "--time", "when", "--rating", "stars", "--min-rating", "2");

    assertThat(out.toString())
        .contains("Read: lines left out 0, 50 users, 20 items, 200 actions")
        .contains("Minimum rating: 50 actions left out, 50 users");
    assertThat(imported.at("/manifest/plan/columns/time").asText()).isEqualTo("when");
    assertThat(Path.of(imported.get("file").asText())).isRegularFile();
  }

  @Test
  void columnsAskedForByNameHaveALineOfNamesAndTimesAreGuessed() throws IOException {
    Path words =
        Files.writeString(folder.resolve("words.csv"), "a,b,c\nann,tea,2001-01-02T03:04:05Z\n");

    JsonNode columns =
        json("import", words.toString(), "--user", "a", "--item", "b", "--time", "c")
            .get("manifest");

    assertThat(columns.at("/plan/layout/header").asBoolean()).isTrue();
    assertThat(columns.at("/plan/times").asText()).isEqualTo("ISO_DATE");
    assertThat(out.toString()).contains("Every user has only one action");
  }

  @Test
  void theSameImportIsNotDoneTwice() throws IOException {
    String first = json("import", table.toString()).get("file").asText();
    String second = json("import", table.toString()).get("file").asText();

    assertThat(second).isEqualTo(first);
    assertThat(out.toString()).contains("Nothing to do");
  }

  @Test
  void linesLeftOutAreKeptWithTheirReasons() throws IOException {
    Files.writeString(table, Files.readString(table) + "u1,i1\n");

    json("import", table.toString());

    try (var files = Files.list(folder)) {
      Path rejected =
          files.filter(file -> file.toString().endsWith(".rejected.tsv")).findFirst().orElseThrow();
      assertThat(Files.readString(rejected)).contains("202\tfound 2 columns, expected 4");
    }
  }

  @Test
  void aRunKnowsWhereItsImportedDataComeFrom() throws IOException {
    String file =
        json("import", table.toString(), "--duplicates", "FIRST_KEPT").get("file").asText();
    Path runs = folder.resolve("runs");

    String settings =
        "--set epochs=1 --set negatives=5 --set minUserActions=0 --set minItemActions=0";
    String train = "train --preset sample " + settings + " --data " + file + " --runs " + runs;
    int code = Main.run(train.split(" "), new PrintWriter(out, true), new PrintWriter(err, true));
    assertThat(code).as(err.toString()).isZero();

    try (var folders = Files.list(runs)) {
      Path record = folders.findFirst().orElseThrow().resolve("run.json");
      JsonNode origin = new ObjectMapper().readTree(record.toFile()).at("/data/origin");
      assertThat(origin.at("/file").asText()).isEqualTo("log.csv");
      assertThat(origin.at("/recipe/duplicates").asText()).isEqualTo("FIRST_KEPT");
      assertThat(origin.at("/plan/columns/user").asText()).isEqualTo("who");
    }
  }

  @Test
  void anImportThatLeavesOutTooMuchKeepsTheReasons() throws IOException {
    Files.writeString(table, Files.readString(table) + "u1,i1\n".repeat(20));

    assertThat(run("import", table.toString(), "--out", folder.toString())).isEqualTo(1);

    try (var files = Files.list(folder)) {
      Path rejected =
          files.filter(file -> file.toString().endsWith(".rejected.tsv")).findFirst().orElseThrow();
      assertThat(err.toString()).contains("20 of 220 lines").contains("listed in " + rejected);
      assertThat(Files.readAllLines(rejected)).hasSize(21);
    }
  }

  @Test
  void describedInNumbersAndOrder() throws IOException {
    JsonNode described = json("describe", table.toString());

    assertThat(described.at("/statistics/actions").asInt()).isEqualTo(200);
    assertThat(described.at("/order/timeTies").asDouble()).isEqualTo(2.0 / 3);
    assertThat(out.toString()).containsPattern("Neighbouring actions at the same time +66.67 %");
  }

  @Test
  void withoutOrderNothingIsShuffled() throws IOException {
    assertThat(json("describe", table.toString(), "--no-order").has("order")).isFalse();
    assertThat(out.toString()).doesNotContain("shuffled");
  }

  @Test
  void comparedSideBySide() throws IOException {
    Path other = Files.writeString(folder.resolve("other.txt"), "u1 i1\nu1 i2\nu1 x\nv i1\n");

    JsonNode compared = json("compare", table.toString(), other.toString()).get("data");

    assertThat(compared.at("/0/itemsOfFirst").asInt()).isEqualTo(20);
    assertThat(compared.at("/1/itemsOfFirst").asInt()).isEqualTo(2);
    assertThat(compared.at("/1/usersOfFirst").asInt()).isEqualTo(1);
    assertThat(out.toString())
        .containsPattern("Name +log +other\n")
        .containsPattern("Actions +200 +4\n")
        .containsPattern("Test actions at the time before theirs +100.00 % +no times");
  }

  @Test
  void oneDataSetIsNoComparison() {
    assertThat(run("compare", table.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("FILE");
  }

  @Test
  void rangesAndNamesAreChecked() {
    assertThat(run("import", table.toString(), "--most-rejected", "2")).isEqualTo(2);
    assertThat(err.toString()).contains("--most-rejected must be from 0 to 1");
    assertThat(run("import", table.toString(), "--name", "../x")).isEqualTo(2);
    assertThat(err.toString()).contains("The name \"../x\" cannot be one of a file");
  }

  private String data(String... arguments) {
    assertThat(run(arguments)).as(err.toString()).isZero();
    return out.toString();
  }

  /** In the test's own folder where it is an import; the object on the last line of the output. */
  private JsonNode json(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    if (arguments[0].equals("import")) {
      all.addAll(List.of("--out", folder.toString()));
    }
    all.add("--json");
    String last = data(all.toArray(String[]::new)).lines().reduce((a, b) -> b).orElseThrow();
    return new ObjectMapper().readTree(last);
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "data";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Main.run(all, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
