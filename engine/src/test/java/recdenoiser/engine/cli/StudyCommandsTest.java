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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.run.SmallData;
import recdenoiser.engine.run.queue.ExperimentLauncher;
import recdenoiser.engine.run.queue.RunQueue;
import recdenoiser.engine.study.SearchRunner;
import recdenoiser.engine.study.StudyFile;
import recdenoiser.engine.study.StudyRuns;
import recdenoiser.engine.study.StudySearches;

/** A study of one's own from the command line: show, run, status, figure, table. */
class StudyCommandsTest {
  private static final String STUDY =
      """
      {
        "format": 1, "id": "own", "title": "A study of one's own", "source": "Made for tests",
        "base": {
          "preset": "sample",
          "settings": {
            "attention": "SOFTMAX", "negatives": 10, "batchSize": 16, "maxLength": 8,
            "width": 8, "evaluateEvery": 1, "epochs": 2
          }
        },
        "data": [ { "name": "small", "title": "Small data", "file": "small.txt" } ],
        "axes": [
          { "name": "blocks", "label": "Blocks", "setting": "blocks", "values": [ 1, 2 ] }
        ],
        "seeds": [ 1 ],
        "measures": [ "hit@10", "ndcg@10", "full/auc", "coverage@10" ],
        "baseline": { "axis": "blocks", "point": 1 },
        "draw": { "kind": "LINES", "across": "blocks" }
      }
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path study;
  private Path runs;

  @BeforeEach
  void write() throws IOException {
    SmallData.write(folder);
    study = Files.writeString(folder.resolve("own.json"), STUDY);
    runs = folder.resolve("runs");
  }

  @Test
  void shippedStudiesAreListed() {
    assertThat(run("list", "--json")).isZero();

    assertThat(out.toString()).contains("rec-denoiser-figure-2: Rec-Denoiser, Figure 2");
  }

  @Test
  void aStudyIsShownBeforeItIsRun() {
    assertThat(run("show", study.toString())).isZero();

    assertThat(out.toString())
        .contains("A study of one's own", "Axis blocks: Blocks: 1, 2", "2 cells, 2 runs");
  }

  @Test
  void aStudyIsRunAndDrawn() throws IOException {
    Path figure = folder.resolve("own.svg");
    Path result = folder.resolve("result.json");

    assertThat(run("run", study.toString(), "--runs", runs.toString(), "--threads", "1")).isZero();
    assertThat(err.toString()).contains("2 runs begin");
    assertThat(out.toString()).contains("2 of 2 runs finished");
    assertThat(run("resume", study.toString(), "--runs", runs.toString(), "--json")).isZero();
    assertThat(err.toString()).contains("0 runs begin, 0 go on", "2 exist already");
    assertThat(lastLine().path("FINISHED").asInt()).isEqualTo(2);

    assertThat(onRuns("figure", "--out", figure.toString())).isZero();
    assertThat(figure).content().contains("A study of one", "Blocks");
    assertThat(onRuns("table", "--cells")).isZero();
    assertThat(out.toString()).contains("Small data", "McNemar");
    assertThat(onRuns("table", "--format", "latex")).isZero();
    assertThat(out.toString()).contains("\\toprule");
    assertThat(onRuns("table", "--format", "json", "--out", result.toString())).isZero();
    String[] again = {"table", study.toString(), "--from", result.toString(), "--runs", "none"};
    assertThat(run(again)).isZero();
    assertThat(onRuns("analyse", "--measure", "ndcg@10", "--json")).isZero();
    assertThat(lastLine().path("profiles").get(0).path("axis").asText()).isEqualTo("blocks");
    assertThat(lastLine().path("ranking").isNull()).isTrue();
    assertThat(out.toString()).contains("needs 3 at least");
    assertThat(onRuns("analyse", "--measure", "luck")).isEqualTo(2);
    String axes = folder.resolve("axes.svg").toString();
    assertThat(onRuns("analyse", "--out", axes)).isZero();
    assertThat(Path.of(axes)).content().contains("Blocks");
    assertThat(onRuns("analyse", "--out", axes)).as("there is such a figure").isEqualTo(1);
    assertThat(onRuns("analyse", "--out", axes, "--force", "--draw", "RANKS")).isEqualTo(1);
    assertThat(err.toString()).contains("ranks need three data sets");
    assertThat(onRuns("figure", "--trials", "--out", folder.resolve("x.svg").toString()))
        .as("it does not search")
        .isEqualTo(2);
    Path archive = folder.resolve("own.zip");
    assertThat(onRuns("pack", "--out", archive.toString())).isZero();
    assertThat(out.toString()).contains("2 of 2 runs");
    String[] drawn = {
      "figure", "own.json", "--from", archive.toString(), "--out", figure.toString()
    };
    assertThat(run(drawn)).as("there is such a figure").isEqualTo(1);
    drawn[5] = folder.resolve("again.svg").toString();
    assertThat(run(drawn)).isZero();
    String unpacked = folder.resolve("unpacked").toString();
    assertThat(run("unpack", archive.toString(), "--out", unpacked)).isZero();
    assertThat(run("unpack", archive.toString(), "--out", unpacked)).isEqualTo(1);
    assertThat(out.toString()).contains("2 Hit@10", "AUC (all items)", "Coverage@10");
  }

  @Test
  void aStudyIsTunedAndRun() throws IOException {
    String search =
        ", \"search\": { \"trials\": 2, \"seed\": 1, \"space\": [ { \"setting\": \"dropout\","
            + " \"from\": 0, \"to\": 0.5 } ] } }";
    String tuned =
        STUDY.stripTrailing().replaceAll("\\}$", "").replace("[ 1, 2 ]", "[ 1 ]") + search;
    Files.writeString(study, tuned);

    assertThat(onRuns("table", "--trials")).isZero();
    try (RunQueue queue = RunQueue.open(runs, new ExperimentLauncher(runs), 1, 1)) {
      StudySearches searches = new StudySearches(new StudyRuns(List.of(runs)));
      new SearchRunner(searches, queue, runs).addRound(StudyFile.read(study));
    }
    assertThat(onRuns("resume")).isZero();
    assertThat(err.toString()).contains("Round of the search: 0 trials begin, 2 go on.");
    assertThat(out.toString()).contains("is best on validation", "1 of 1 runs finished");
    assertThat(onRuns("table", "--trials", "--json")).isZero();
    assertThat(lastLine().path("cells").get(0).path("trials").size()).isEqualTo(2);
    String tried = folder.resolve("tried.svg").toString();
    assertThat(onRuns("figure", "--trials", "--out", tried)).isZero();
    assertThat(Path.of(tried)).content().contains("Dropout");
    assertThat(onRuns("table", "--trials", "--budget", "3", "--search", "dropout=0.1..0.4"))
        .isZero();
    assertThat(onRuns("table", "--trials", "--budget", "0")).isEqualTo(2);
    assertThat(onRuns("table", "--trials", "--search", "epochs=1;2")).isEqualTo(2);
    assertThat(onRuns("table", "--trials", "--budget", "1,2,3,4")).isEqualTo(2);
    assertThat(onRuns("status")).isZero();
    assertThat(onRuns("table")).isZero();
    assertThat(out.toString()).contains("Every cell tuned with the same 2 trials");
    assertThat(run("show", study.toString())).isZero();
    assertThat(out.toString()).contains("Round of 1 cells: 2 trials each, until epoch 2");
    Files.writeString(study, STUDY);
    assertThat(onRuns("table", "--trials")).isEqualTo(2);
  }

  @Test
  void aRunIsVaried() throws IOException {
    assertThat(onRuns("run", "--points", "blocks=1")).isZero();
    Path run;
    try (Stream<Path> folders = Files.list(runs)) {
      run = folders.filter(path -> Files.exists(path.resolve("run.json"))).findFirst().get();
    }
    Path varied = folder.resolve("length.json");
    String[] vary = {"vary", run.toString(), "--axis", "maxLength", "--out", varied.toString()};

    assertThat(run(vary)).isZero();

    assertThat(out.toString()).contains("12 runs; train them with: recdenoiser study run");
    assertThat(run("status", varied.toString(), "--runs", runs.toString(), "--json")).isZero();
    assertThat(lastLine().path("FINISHED").asInt()).isEqualTo(1);
    assertThat(run(vary)).isEqualTo(1);
    vary[3] = "beta";
    vary[5] = folder.resolve("beta.json").toString();
    assertThat(run(vary)).isEqualTo(2);
    assertThat(err.toString()).contains("Mask penalty β has no effect on the run");
  }

  @Test
  void statusSaysWhatIsMissing() throws IOException {
    assertThat(onRuns("status", "--json")).isZero();

    assertThat(lastLine().path("MISSING").asInt()).isEqualTo(2);
    assertThat(lastLine().path("remainingSeconds").isNull()).isTrue();
  }

  @Test
  void aStudyIsChangedByOptions() {
    Path data = folder.resolve("small.txt");
    String[] change = {
      "show",
      study.toString(),
      "--seeds",
      "4,5",
      "--points",
      "blocks=1;3",
      "--data",
      "other=" + data
    };
    assertThat(run(change)).isZero();

    assertThat(out.toString()).contains("Blocks: 1, 3", "Seeds: 4, 5", "Data other", "4 runs");
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    Files.writeString(study, STUDY.replace("\"width\": 8", "\"width\": -8"));
    assertThat(run("show", study.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("own.json, line 7");

    assertThat(run("show", "none")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no study \"none\"");
    assertThat(run("run", "rec-denoiser-figure-2", "--runs", runs.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("needs a file for its data: ml-1m, beauty, games");
    assertThat(run("show", "rec-denoiser-figure-2", "--points", "noise")).isEqualTo(2);
    assertThat(run("show", "none.json")).isEqualTo(1);
  }

  @Test
  void aClusterThatIsNoneIsRefusedBeforeAnythingIsRun() {
    assertThat(onRuns("run", "--on", "spark:/host")).isEqualTo(2);

    assertThat(err.toString())
        .contains("\"spark:/host\" is no cluster, expected spark://HOST:PORT");
    assertThat(runs).doesNotExist();
  }

  private int onRuns(String command, String... options) {
    List<String> all =
        new ArrayList<>(List.of(command, study.toString(), "--runs", runs.toString()));
    all.addAll(List.of(options));
    return run(all.toArray(String[]::new));
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("study"));
    all.addAll(List.of(arguments));
    return Main.run(
        all.toArray(String[]::new), new PrintWriter(out, true), new PrintWriter(err, true));
  }

  private JsonNode lastLine() throws IOException {
    List<String> lines = out.toString().lines().toList();
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }
}
