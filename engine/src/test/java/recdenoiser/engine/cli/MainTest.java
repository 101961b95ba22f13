package recdenoiser.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.config.Presets;

class MainTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeFiles() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int user = 1; user <= 40; user++) {
      for (int action = 0; action < 6; action++) {
        lines.append(user).append(" i").append((user * 7 + action * action) % 25).append('\n');
      }
    }
    Files.writeString(folder.resolve("good.txt"), lines);
    Files.writeString(folder.resolve("empty.txt"), "");
    Files.writeString(folder.resolve("one-action.txt"), "1 5\n2 6\n3 7\n");
    Files.writeString(folder.resolve("huge.txt"), "1 1099511627776\n1 2 3 4 5 6\n");
    Files.writeString(folder.resolve("cut.txt"), "1 2\n1 3\n1 4\n2");
    Files.writeString(folder.resolve("wrong.json"), "{\"version\": 1, ");
    Files.writeString(folder.resolve("sequences.txt"), "i1 i2 i3\ni7\n");
    Files.writeString(folder.resolve("strange.txt"), "i1\ni999\n");
  }

  /** {@code @} stands for the folder of the test. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          train --data @/good.txt --set depth=2             | 2 | There is no setting called depth; the nearest are
          train --data @/good.txt --set maxLength=0         | 2 | maxLength must be between 1 and 2000 items; found 0.
          train --data @/good.txt --set maxLength           | 2 | --set takes NAME=VALUE; found maxLength.
          train --data @/good.txt --set attention=SPARSE_FIXED --set patternSummary=9 | 2 | patternSummary must be below the stride, 7 here
          train --data @/good.txt --set negatives=5 --runs @/good.txt | 1 | good.txt is a file, expected a folder.
          train --data @/good.txt --set heads=3             | 2 | heads must divide width; found 3 heads for a width of 50.
          train --data @/good.txt --preset nonsense         | 2 | There is no preset called nonsense; the nearest are
          train --data @/good.txt --threads 0               | 2 | --threads must be between 1 and 1024; found 0.
          train --data @/good.txt --preset sample --config x| 2 | mutually exclusive
          train --data @/good.txt --set backbone=TISASREC   | 2 | good has no times, which TiSASRec needs; give every action a third column
          train --data @/good.txt --nonsense                | 2 | Unknown option: '--nonsense'
          train                                             | 2 | data must name a file
          tran                                              | 2 | Unmatched argument
          train --data @/missing.txt                        | 1 | missing.txt
          train --data @                                    | 1 | @
          train --data @/empty.txt                          | 1 | empty.txt
          train --data @/one-action.txt                     | 1 | one-action.txt
          train --data @/huge.txt                           | 1 | huge.txt, line 2
          train --data @/cut.txt                            | 1 | cut.txt, line 4
          train --data sample:nothing                       | 1 | There is no sample data "nothing"
          train --config @/wrong.json                       | 1 | wrong.json, line 1
          train --config @/missing.json                     | 1 | There is no configuration file
          data describe @/missing.txt                       | 1 | missing.txt
          data describe @/empty.txt                         | 1 | empty.txt
          data                                              | 2 | Usage: recdenoiser data
          data generate                                     | 2 | Missing required option: '--out=DIR'
          resume @                                          | 1 | is not the folder of a run: it has no run.json.
          resume                                            | 2 | Missing required parameter: 'RUN'
          evaluate @/nowhere                                | 1 | is not the folder of a run
          recommend @/nowhere --input @/sequences.txt       | 1 | is not the folder of a run
          recommend @ --input @/sequences.txt --top 0       | 2 | --top must be at least 1; found 0.
          bench --steps 0                                   | 2 | --steps must be between 1 and 1000000; found 0.
          """)
  void whatIsWrongIsSaidInOneSentence(String arguments, int exitCode, String sentence) {
    int code = run((arguments + " ").replace("@", folder.toString()).strip().split(" "));

    assertThat(err.toString()).contains(sentence.replace("@", folder.toString()));
    assertThat(err.toString()).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(code).isEqualTo(exitCode);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "data --help",
        "data describe --help",
        "data import --help",
        "data compare --help",
        "data generate --help",
        "train --help",
        "resume --help",
        "queue --help",
        "queue add --help",
        "queue list --help",
        "queue start --help",
        "queue move --help",
        "queue cancel --help",
        "queue pause --help",
        "queue resume --help",
        "queue clear --help",
        "evaluate --help",
        "relocate --help",
        "recommend --help",
        "table --help",
        "compare --help",
        "report --help",
        "bench --help",
        "presets --help",
        "settings --help",
        "sample --help"
      })
  void everyCommandExplainsItselfAndEachOfItsOptions(String arguments) {
    assertThat(run(arguments.split(" "))).isZero();

    List<String> lines = out.toString().lines().toList();
    assertThat(lines.get(0)).startsWith("Usage: recdenoiser");
    for (String line : lines) {
      assertThat(line)
          .as("an option without a description")
          .doesNotMatch(" {2,6}(-., )?--[a-z-]+(=\\S+)?");
    }
  }

  @Test
  void trainsEvaluatesAndRecommends() throws IOException {
    JsonNode trained =
        json(
            "train",
            "--data",
            folder.resolve("good.txt").toString(),
            "--preset",
            "sample",
            "--set",
            "epochs=2",
            "--set",
            "negatives=5",
            "--set",
            "width=8",
            "--runs",
            folder.resolve("runs").toString(),
            "--json");
    String run = trained.get("run").asText();
    assertThat(Path.of(run).resolve("run.json")).exists();
    assertThat(trained.get("state").asText()).isEqualTo("FINISHED");
    assertThat(trained.get("test").get("full").get("ndcg@10").isNumber()).isTrue();

    JsonNode evaluated = json("evaluate", run, "--json");
    assertThat(evaluated.get("sampled")).isEqualTo(trained.get("test").get("sampled"));
    assertThat(evaluated.get("popular")).isEqualTo(trained.get("test").get("popular"));
    evaluatesOtherwise(run, trained);
    assertThat(evaluated.get("full")).isEqualTo(trained.get("test").get("full"));
    assertThat(evaluated.has("attentionOnNoise")).isFalse();

    String sequences = folder.resolve("sequences.txt").toString();
    JsonNode recommended = json("recommend", run, "--input", sequences, "--top", "4", "--json");
    List<String> items = new ArrayList<>();
    recommended.get("recommendations").get(0).forEach(item -> items.add(item.get("item").asText()));
    assertThat(items).hasSize(4).doesNotContain("i1", "i2", "i3").allMatch(i -> i.startsWith("i"));
    assertThat(out.toString().lines().filter(line -> line.matches("[12]\t[1-4]\ti\\d+\t\\S+")))
        .hasSize(8);

    JsonNode known = json("recommend", run, "--user", "3", "--user", "4", "--top", "2", "--json");
    assertThat(known.get("recommendations")).hasSize(2);
    assertThat(run("recommend", run, "--user", "nobody")).isOne();
    assertThat(err.toString()).contains("The data set good has no user nobody.");
    assertThat(run("recommend", run, "--input", folder.resolve("strange.txt").toString())).isOne();
    assertThat(err.toString()).contains("strange.txt, line 2: found item i999, expected items");
    JsonNode row = json("table", folder.resolve("runs").toString(), "--json").get("rows").get(0);
    assertThat(out.toString()).contains("| good | SASRec + Learned masks |");
    assertThat(row.get("popularNdcg").get("mean").asDouble())
        .isEqualTo(trained.get("test").get("popular").get("ndcg@10").asDouble());
    assertThat(row.get("sampledHit").get("mean").asDouble())
        .isEqualTo(trained.get("test").get("sampled").get("hit@10").asDouble());
    assertThat(run("resume", run)).isOne();
    assertThat(err.toString()).contains("has reached its end");
  }

  /** Without training again, and without recording anything. */
  private void evaluatesOtherwise(String run, JsonNode trained) throws IOException {
    byte[] before = Files.readAllBytes(Path.of(run, "run.json"));
    assertThat(trained.get("excludeSeen").asBoolean()).isTrue();

    JsonNode seen = json("evaluate", run, "--set", "excludeSeen=false", "--json");

    assertThat(seen.get("excludeSeen").asBoolean()).isFalse();
    assertThat(seen.get("sampled")).isEqualTo(trained.get("test").get("sampled"));
    assertThat(seen.get("full")).isNotEqualTo(trained.get("test").get("full"));
    assertThat(out.toString())
        .contains("Test, all items, seen ones too", "excludeSeen is false here and true there");
    JsonNode without = json("evaluate", run, "--set", "popularNegatives=false", "--json");
    assertThat(without.has("popular")).isFalse();
    assertThat(without.get("full")).isEqualTo(trained.get("test").get("full"));
    assertThat(run("evaluate", run, "--set", "width=9")).isNotZero();
    assertThat(err.toString())
        .contains(
            "width belongs to the run; without training again an evaluation can only have another"
                + " excludeSeen, negatives, negativesAvoid, popularNegatives.");
    assertThat(Files.readAllBytes(Path.of(run, "run.json"))).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"REPLACED, PUT_IN, put into its data", "NONE, GENERATED, were generated with"})
  void measuresAttentionOnNoise(String noise, String origin, String words) throws IOException {
    String run =
        json(
                "train",
                "--preset",
                "sample",
                "--set",
                "noise=" + noise,
                "--set",
                "maxUsers=60",
                "--set",
                "epochs=1",
                "--set",
                "negatives=20",
                "--set",
                "heads=2",
                "--runs",
                folder.resolve("runs").toString(),
                "--json")
            .get("run")
            .asText();

    JsonNode measured = json("evaluate", run, "--json").get("attentionOnNoise");

    assertThat(measured.get("noise").asText()).isEqualTo(origin);
    assertThat(measured.get("users").asInt()).isEqualTo(60);
    assertThat(measured.get("heads")).hasSize(4);
    for (JsonNode head : measured.get("heads")) {
      assertThat(head.get("ratio").asDouble())
          .isPositive()
          .isCloseTo(head.get("share").asDouble() / head.get("chance").asDouble(), within(1e-9));
    }
    assertThat(out.toString()).contains(words).contains("Block 2, head 1  ");
  }

  @Test
  void evaluatesSeveralStepsAheadWhereSeveralActionsAreHeldOut() throws IOException {
    JsonNode trained =
        json(
            "train",
            "--data",
            folder.resolve("good.txt").toString(),
            "--preset",
            "sample",
            "--set",
            "epochs=2",
            "--set",
            "negatives=5",
            "--set",
            "width=8",
            "--set",
            "heldOut=3",
            "--runs",
            folder.resolve("runs").toString(),
            "--json");
    String run = trained.get("run").asText();

    JsonNode evaluated = json("evaluate", run, "--json");
    assertThat(out.toString()).contains("own items, all items");
    JsonNode steps = evaluated.get("stepsAhead");
    assertThat(steps).hasSize(3);
    for (String ranking : List.of("sampled", "full")) {
      JsonNode test = trained.get("test").get(ranking);
      assertThat(evaluated.get(ranking)).isEqualTo(test);
      assertThat(steps.get(0).get("trueHistory").get(ranking)).isEqualTo(test);
      assertThat(steps.get(0).get("ownItems").get(ranking)).isEqualTo(test);
    }
    assertThat(steps.get(2).get("step").asInt()).isEqualTo(3);
    assertThat(steps.get(2).get("ownItems").get("full").get("hit@10").isNumber()).isTrue();

    assertThat(json("evaluate", run, "--steps-ahead", "2", "--json").get("stepsAhead")).hasSize(2);
    assertThat(json("evaluate", run, "--split", "VALIDATION", "--json").has("stepsAhead"))
        .isFalse();
    assertThat(run("evaluate", run, "--steps-ahead", "4")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--steps-ahead must be between 1 and 3, the number of actions that this run");
    assertThat(run("evaluate", run, "--split", "VALIDATION", "--steps-ahead", "2")).isEqualTo(2);
  }

  @Test
  void describesAndGeneratesData() throws IOException {
    Path shop = folder.resolve("shop");
    JsonNode generated = json("data", "generate", "--out", shop.toString(), "--json");
    assertThat(generated.get("users").asInt()).isPositive();

    JsonNode described = json("data", "describe", generated.get("file").asText(), "--json");
    assertThat(described.get("statistics").get("users").asInt())
        .isEqualTo(generated.get("users").asInt());
  }

  @Test
  void listsPresetsAndSettings() throws IOException {
    assertThat(json("presets", "--json").get("presets")).hasSameSizeAs(Presets.names());
    assertThat(json("settings", "--json").get("settings")).hasSizeGreaterThan(30);
  }

  @Test
  void measuresSteps() throws IOException {
    JsonNode measured =
        json(
            "bench",
            "--set",
            "maxLength=8",
            "--set",
            "width=8",
            "--steps",
            "5",
            "--warm-up",
            "2",
            "--json");

    assertThat(measured.get("medianMsPerStep").asDouble()).isPositive();
    assertThat(measured.get("tokensPerSecond").asDouble()).isPositive();
    assertThat(measured.get("allocatedBytesPerStep").isIntegralNumber()).isTrue();
  }

  @Test
  void nothingAskedForShowsTheUsage() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).startsWith("Usage: recdenoiser");
  }

  private int run(String... arguments) {
    return Main.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  /** The JSON object on the last line of standard output. */
  private JsonNode json(String... arguments) throws IOException {
    out.getBuffer().setLength(0);
    assertThat(run(arguments)).as(err.toString()).isZero();
    List<String> lines = out.toString().lines().toList();
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }
}
