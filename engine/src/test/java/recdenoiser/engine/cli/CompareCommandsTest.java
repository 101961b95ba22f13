package recdenoiser.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.Metric;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.run.SmallData;

/** Two models with two seeds each, and one that was ranked among other negatives. */
class CompareCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path shared;
  private static final Map<String, Path> RUNS = new TreeMap<>();

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void train() throws IOException {
    RunConfig plain =
        SmallData.config(SmallData.write(shared)).with("epochs", "2").with("attention", "SOFTMAX");
    for (String seed : List.of("1", "2")) {
      RUNS.put("plain" + seed, train(plain.with("seed", seed)));
      RUNS.put("entmax" + seed, train(plain.with("attention", "ENTMAX").with("seed", seed)));
    }
    RUNS.put("more", train(plain.with("negatives", "12").with("seed", "1")));
  }

  private static Path train(RunConfig config) throws IOException {
    try (ExperimentRun run = ExperimentRun.create(config, shared.resolve("runs"), 2)) {
      run.execute(event -> {});
      return run.folder();
    }
  }

  @Test
  void textSaysWhatDiffersAndWhichTestsWhat() {
    assertThat(run("compare", "plain1", "plain2", "entmax1", "entmax2")).isZero();

    assertThat(out.toString())
        .contains("Settings that differ", "attention  SOFTMAX  ENTMAX")
        .contains("NDCG@10 on the test, against SASRec")
        .contains("tests one trained model against another", name("entmax1") + " against")
        .contains("tests one method against another")
        .contains("All metrics on the test", "MRR@20");
  }

  /** The groups of one kind are everybody, and so is their weighted difference. */
  @Test
  void groupsSayWhoGainsAndWhoLoses() throws IOException {
    JsonNode json = json("compare", "plain1", "entmax1", "--groups", "--metric", "hit@10");

    double all = 0;
    double weighted = 0;
    for (JsonNode group : json.get("groups")) {
      if (group.get("by").asText().equals("HISTORY")) {
        all += group.get("users").asInt();
        weighted += group.get("users").asInt() * group.get("other").asDouble();
      }
      assertThat(group.get("holm").asDouble()).isGreaterThanOrEqualTo(group.get("p").asDouble());
      assertThat(group.get("test").asText()).startsWith("MCNEMAR");
    }
    Evaluation test = RunRecord.read(new RunFolder(RUNS.get("entmax1"))).summary().test();
    assertThat(all).isEqualTo(test.users());
    assertThat(weighted / all).isCloseTo(test.full().hitAt(10), within(1e-12));
    assertThat(run("compare", "plain1", "entmax1", "--groups")).isZero();
    assertThat(out.toString()).contains("Who gains, who loses", "True item chosen");
    assertThat(run("compare", "plain1", "entmax1", "--groups", "--format", "csv")).isEqualTo(2);
  }

  @Test
  void csvHasWhatTheRunsReportAtFullPrecision() throws IOException {
    assertThat(run("compare", "plain1", "entmax1", "--format", "csv")).isZero();

    List<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(out.toString()).stream().toList();
    assertThat(rows).hasSize(2 * 36);
    for (NamedCsvRecord row : rows) {
      Path run = row.getField("member").equals("SASRec") ? RUNS.get("plain1") : RUNS.get("entmax1");
      Evaluation test = RunRecord.read(new RunFolder(run)).summary().test();
      RankingMetrics metrics = test.among(Ranking.valueOf(row.getField("ranking")));
      Metric metric = Metric.valueOf(row.getField("metric"));
      assertThat(Double.parseDouble(row.getField("mean")))
          .isEqualTo(metrics.at(metric, Integer.parseInt(row.getField("cutoff"))));
    }
  }

  @Test
  void theSameNumbersWhateverTheThreadsAndWhetherRanksAreKept() throws IOException {
    assertThat(run("compare", "plain1", "entmax1", "--format", "json")).isZero();
    String kept = out.toString();
    Files.delete(new RunFolder(RUNS.get("plain1")).ranks(Split.TEST));
    out.getBuffer().setLength(0);
    assertThat(run("compare", "plain1", "entmax1", "--format", "json", "--threads", "3")).isZero();

    assertThat(out.toString()).isEqualTo(kept);
  }

  @Test
  void theBaselineIsOneOfTheRunsOrAnotherOne() throws IOException {
    JsonNode named = json("compare", "plain1", "entmax1", "--baseline", "entmax1");
    assertThat(named.get("baseline").asText()).isEqualTo("SASRec + α-entmax");
    assertThat(named.get("members")).hasSize(2);

    JsonNode added = json("compare", "plain1", "--baseline", "entmax2");
    assertThat(added.get("baseline").asText()).isEqualTo("SASRec + α-entmax");
    assertThat(added.get("members")).hasSize(2);
  }

  @Test
  void otherNegativesAreNotTestedAndItSaysWhy() throws IOException {
    JsonNode tree = json("compare", "plain1", "more");

    JsonNode notTested = tree.get("members").get(1).get("notTested");
    assertThat(notTested).hasSize(2);
    assertThat(notTested.get(0).get("sentence").asText())
        .isEqualTo("the negatives differ: 10 TRAINING against 12 TRAINING");
    assertThat(notTested.get(1).get("sentence").asText())
        .isEqualTo("the popular negatives differ: 10 against 12");
    for (JsonNode score : tree.get("members").get(1).get("scores")) {
      boolean drawn = !score.get("ranking").asText().equals("FULL");
      assertThat(score.get("difference").isNull()).isEqualTo(drawn);
    }
    assertThat(tree.get("notes").toString()).contains("is not tested against", "among negatives");
  }

  @Test
  void ranksFromElsewhereAreOneMoreLine() throws IOException {
    StringBuilder lines = new StringBuilder("user,rank\n");
    for (int user = 1; user <= 60; user++) {
      lines.append(user).append(",1\n");
    }
    Path file = Files.writeString(folder.resolve("theirs.csv"), lines);

    JsonNode tree = json("compare", "plain1", "--ranks", "GRU4Rec=" + file);
    JsonNode theirs = tree.get("members").get(1);
    assertThat(theirs.get("name").asText()).isEqualTo("GRU4Rec");
    assertThat(theirs.get("sharedUsers").asInt()).isEqualTo(60);
    for (JsonNode score : theirs.get("scores")) {
      if (score.get("ranking").asText().equals("FULL")) {
        assertThat(score.get("mean").asDouble()).isEqualTo(1);
        assertThat(score.get("difference").get("users").get("n").asInt()).isEqualTo(60);
      }
    }

    Files.writeString(file, "user,rank\n1,1\n1,2\n");
    err.getBuffer().setLength(0);
    assertThat(run("compare", "plain1", "--ranks", "GRU4Rec=" + file)).isEqualTo(1);
    assertThat(err.toString()).contains("theirs.csv, line 3: found the user \"1\" again");
  }

  @Test
  void validationIsComparedWhereItIsAskedFor() {
    assertThat(run("compare", "plain1", "entmax1", "--split", "validation", "--metric", "hit@5"))
        .isZero();

    assertThat(out.toString()).contains("Hit@5 on the validation, against SASRec");
  }

  @Test
  void latexAndMarkdownAreWholeTables() {
    assertThat(run("compare", "plain1", "entmax1", "--format", "latex")).isZero();
    assertThat(out.toString())
        .contains("\\usepackage{booktabs}", "SASRec + $\\alpha$-entmax", "\\bottomrule")
        .doesNotContain("α", "−", "±");

    out.getBuffer().setLength(0);
    assertThat(run("compare", "plain1", "entmax1", "--format", "markdown")).isZero();
    assertThat(out.toString()).contains("| setting | SASRec | SASRec + α-entmax |\n|---|---|---|");
  }

  @Test
  void aFileIsNotReplacedUnlessItIsWanted() throws IOException {
    Path file = folder.resolve("table.md");
    String[] command = {"compare", "plain1", "--format", "markdown", "--out", file.toString()};
    assertThat(run(command)).isZero();
    assertThat(file).content().contains("| model |");
    assertThat(out.toString()).isEmpty();

    Files.writeString(file, "mine");
    assertThat(run(command)).isEqualTo(1);
    assertThat(err.toString()).contains("table.md exists already; --force replaces a file.");
    assertThat(file).hasContent("mine");

    List<String> forced = new ArrayList<>(List.of(command));
    forced.add("--force");
    assertThat(run(forced.toArray(String[]::new))).isZero();
    assertThat(file).content().contains("| model |");
  }

  @Test
  void aReportIsOneFileThatNeedsNothingElse() throws IOException {
    StringBuilder lines = new StringBuilder("user,rank\n");
    for (int user = 1; user <= 50; user++) {
      lines.append(user).append(",2\n");
    }
    Path ranks = Files.writeString(folder.resolve("theirs.csv"), lines);
    Path file = folder.resolve("report.html");

    assertThat(
            run(
                "report",
                "plain1",
                "plain2",
                "entmax1",
                "entmax2",
                "--ranks",
                "<script>alert(1)</script>=" + ranks,
                "--out",
                file.toString()))
        .isZero();

    String page = Files.readString(file);
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .endsWith("</html>\n")
        .contains("default-src 'none'", "Settings that differ", "What was measured")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", name("plain2"))
        .contains("tests one method against another", "training loss, mean over runs")
        .doesNotContain("<script", "<?xml", "src=\"http", "src=\"/", "@import", "url(http");
    assertThat(page.split("<img ", -1)).as("four charts").hasSize(5);
    assertThat(page.split("src=\"data:image/svg\\+xml;base64,", -1)).hasSize(5);
    assertThat(page.replaceAll("xmlns(:[a-z]+)?='[^']*'", "")).doesNotContain("http:", "https:");

    assertThat(run("report", "plain1", "--out", file.toString())).isEqualTo(1);
    assertThat(file).hasContent(page);
  }

  @Test
  void tableIsWrittenInEveryFormat() {
    String runs = shared.resolve("runs").toString();
    assertThat(Main.run(new String[] {"table", runs, "--format", "csv"}, writer(out), writer(err)))
        .isZero();

    assertThat(out.toString())
        .startsWith("data,model,settings,runs,Hit@10 (negatives)")
        .contains("\nsmall,SASRec,");
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThat(run("compare", "plain1", "--metric", "ndcg@7")).isEqualTo(2);
    assertThat(err.toString()).contains("--metric is hit, ndcg or mrr at 1, 5, 10 or 20");
    assertThat(run("compare", "plain1", "--resamples", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--resamples must be between 1 and 1000000; found 0.");
    assertThat(run("compare", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("is not the folder of a run: it has no run.json.");
    assertThat(run("compare", "plain1", "--ranks", "a=" + folder.resolve("gone.csv"))).isEqualTo(1);
    assertThat(err.toString()).contains("There is no file " + folder.resolve("gone.csv"));
    assertThat(run("report", "plain1")).isEqualTo(2);
    assertThat(err.toString()).contains("--out").doesNotContain("Exception");
  }

  @Test
  void theSettingsOfTheEvaluationAreAmongThoseThatDiffer() throws IOException {
    JsonNode tree = json("compare", "plain1", "more");

    assertThat(tree.get("settings").toString()).contains("\"negatives\"");
  }

  private JsonNode json(String... arguments) throws IOException {
    out.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--format", "json"));
    assertThat(run(all.toArray(String[]::new))).as("%s", err).isZero();
    return JSON.readTree(out.toString());
  }

  private static String name(String run) {
    return RUNS.get(run).getFileName().toString();
  }

  /** Names of runs stand for their folders. */
  private int run(String... arguments) {
    String[] located = new String[arguments.length];
    for (int i = 0; i < located.length; i++) {
      Path run = RUNS.get(arguments[i]);
      located[i] = run == null ? arguments[i] : run.toString();
    }
    return Main.run(located, writer(out), writer(err));
  }

  private static PrintWriter writer(StringWriter to) {
    return new PrintWriter(to, true);
  }
}
