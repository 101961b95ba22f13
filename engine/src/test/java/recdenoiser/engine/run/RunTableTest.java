package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.train.RunState;

class RunTableTest {
  private final RunConfig plain = Presets.load(Presets.DEFAULT).config().with("data", "games.txt");

  @Test
  void runsThatDifferOnlyInTheirSeedAreOneRow() {
    RunConfig masked = plain.with("attention", "LEARNED_MASK");
    List<RunTable.Row> rows =
        RunTable.of(
            List.of(
                run(plain.with("seed", "1"), 0.70, 10),
                run(masked.with("seed", "1"), 0.60, 7),
                run(plain.with("seed", "2"), 0.74, 20),
                run(plain.with("seed", "3").with("checkpointEvery", "5"), 0.75, 15)));

    assertThat(rows)
        .extracting(RunTable.Row::model)
        .containsExactly("SASRec", "SASRec + Learned masks");
    assertThat(rows.get(0).seeds()).containsExactly(1L, 2L, 3L);
    assertThat(rows.get(0).bestEpochs()).containsExactly(10, 20, 15);
    // mean 0.73, squared differences 0.0009, 0.0001, 0.0004
    assertThat(hit(rows.get(0)).mean()).isCloseTo(0.73, within(1e-12));
    assertThat(hit(rows.get(0)).deviation()).isCloseTo(Math.sqrt(0.0007), within(1e-12));
    assertThat(rows.get(0).scores().get(Measure.parse(Ranking.POPULAR, "hit@10")).mean())
        .as("was not measured")
        .isNaN();
    assertThat(rows.get(0).secondsPerEpoch().mean()).isCloseTo(0.5, within(1e-12));
    assertThat(hit(rows.get(1)).deviation()).isNaN();
  }

  private static Spread hit(RunTable.Row row) {
    return row.scores().get(Measure.parse(Ranking.SAMPLED, "hit@10"));
  }

  @Test
  void aRunOfAModelThatIsNotHereHasItsRow() throws IOException {
    ObjectMapper json = Json.SHEETS;
    ObjectNode tree = json.valueToTree(plain);
    ((ObjectNode) tree.get("model")).put("model", "GONE");
    RunConfig gone = json.treeToValue(tree, RunConfig.class);

    assertThat(RunTable.of(List.of(run(plain, 0.70, 10), run(gone, 0.60, 7))))
        .extracting(RunTable.Row::model)
        .containsExactly("SASRec", "GONE + SOFTMAX");
  }

  @Test
  void aRunThatRepeatsASeedDoesNotCountTwice() {
    RunConfig first = plain.with("seed", "1");

    List<RunTable.Row> rows =
        RunTable.of(
            List.of(
                run(first, 0.7, 10), run(first, 0.7, 10), run(plain.with("seed", "2"), 0.8, 9)));

    assertThat(rows.get(0).seeds()).containsExactly(1L, 2L);
    assertThat(hit(rows.get(0)).mean()).isCloseTo(0.75, within(1e-12));
  }

  @Test
  void aRowNamesTheSettingsInWhichItDiffersAndWhichMatterToIt() {
    RunConfig wide = plain.with("width", "64");
    RunConfig masked = plain.with("attention", "LEARNED_MASK").with("maskPenalty", "0.5");

    List<RunTable.Row> rows =
        RunTable.of(List.of(run(plain, 0.5, 1), run(wide, 0.5, 1), run(masked, 0.5, 1)));

    assertThat(rows)
        .extracting(RunTable.Row::settings)
        .containsExactly(
            Map.of("width", "50"),
            Map.of("width", "64"),
            Map.of("width", "50", "maskPenalty", "0.5"));
  }

  @Test
  void settingsWithoutEffectDoNotPartRuns() {
    RunConfig other = plain.with("maskPenalty", "0.5").with("seed", "9");

    assertThat(RunTable.of(List.of(run(plain, 0.5, 1), run(other, 0.5, 1)))).hasSize(1);
  }

  @Test
  void runsWithoutATestAreLeftOut() {
    RunRecord unfinished = record(plain, RunSummary.blank());

    assertThat(RunTable.of(List.of(unfinished))).isEmpty();
  }

  private static RunRecord run(RunConfig config, double hit, int bestEpoch) {
    double[] all = {hit, hit, hit, hit};
    RankingMetrics metrics = new RankingMetrics(100, all, all, all);
    Evaluation test = new Evaluation(metrics, metrics, 1);
    return record(
        config,
        new RunSummary(
            RunState.FINISHED, 20, 200, bestEpoch, 10, 5, Map.of(), test, test, "Done."));
  }

  private static RunRecord record(RunConfig config, RunSummary summary) {
    RunRecord.DataFacts data = new RunRecord.DataFacts("games.txt", "", "games", 1, 1, 1, null);
    return new RunRecord(
        RunRecord.FORMAT,
        "run",
        "2026-01-01T00:00:00Z",
        summary.state(),
        config,
        data,
        null,
        summary);
  }
}
