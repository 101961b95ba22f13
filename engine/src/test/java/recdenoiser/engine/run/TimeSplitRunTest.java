package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.data.TimeSplit;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.train.RunState;

/** Runs whose training ends at one moment for all users. */
class TimeSplitRunTest {
  private static final String[] ONLY_TIME = {"seconds"};

  /** Lists are looked at in the test alone. */
  private static final String[] TIME_AND_LISTS = {"seconds", "further"};

  @TempDir Path folder;

  private final RunConfig config =
      Presets.load("sample")
          .config()
          .with("split", "BY_TIME")
          .with("maxUsers", "300")
          .with("minUserActions", "0")
          .with("minItemActions", "0")
          .with("negatives", "20")
          .with("maxLength", "8")
          .with("width", "8")
          .with("evaluateEvery", "1")
          .with("epochs", "2");

  private Path run(RunConfig config, int threads) throws IOException {
    ExperimentRun run = ExperimentRun.create(config, folder.resolve("runs"), threads);
    RunSummary summary = run.execute(event -> {});
    assertThat(summary.state()).as(summary.message()).isEqualTo(RunState.FINISHED);
    return run.folder();
  }

  @Test
  void validationAndTestHaveTheUsersThatActThen() throws IOException {
    Path run = run(config.with("selectBy", "POPULAR_NDCG_10"), 2);

    RunRecord record = RunRecord.read(new RunFolder(run));
    TimeSplit.Facts facts = record.data().timeSplit();
    assertThat(record.summary().validation().users()).isEqualTo(facts.validated()).isPositive();
    assertThat(record.summary().test().users()).isEqualTo(facts.tested()).isPositive();
    assertThat(facts.trainingActions()).isLessThan(record.data().actions());
    SavedModel model = SavedModel.open(run, 1);
    for (Split split : Split.values()) {
      Evaluation recorded =
          split == Split.TEST ? record.summary().test() : record.summary().validation();
      assertThat(model.evaluate(split))
          .usingRecursiveComparison()
          .ignoringFields(split == Split.TEST ? ONLY_TIME : TIME_AND_LISTS)
          .isEqualTo(recorded);
      RankedUsers ranked = RunRanks.of(run, split, 1);
      assertThat(ranked.facts().dataSplit()).isEqualTo("BY_TIME 0.8 0.9");
      assertThat(ranked.ranks().has(Ranking.POPULAR)).isTrue();
      assertThat(ranked.ranks().users()).isEqualTo(model.split().evaluatedUsers(split));
    }
  }

  @Test
  void theSameBitsAtAnyNumberOfThreads() throws IOException {
    RunSummary one = RunRecord.read(new RunFolder(run(config, 1))).summary();
    RunSummary two = RunRecord.read(new RunFolder(run(config, 2))).summary();

    assertThat(two.test())
        .usingRecursiveComparison()
        .ignoringFields("seconds")
        .isEqualTo(one.test());
  }

  @Test
  void dataWithoutTimesAreRefusedInASentence() throws IOException {
    RunConfig untimed = SmallData.config(SmallData.write(folder)).with("split", "BY_TIME");

    assertThatThrownBy(() -> ExperimentRun.create(untimed, folder.resolve("runs"), 1))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("small has no times, which a split by time needs");
  }

  @Test
  void momentsThatCannotBeAreRefusedBeforeAnyDataAreRead() {
    assertThat(config.with("testFrom", "soon").problems())
        .extracting(Throwable::getMessage)
        .containsExactly(
            "testFrom must be a share of all actions between 0 and 1, such as 0.8, or a date, such"
                + " as 2000-12-31; found soon.");
    assertThat(config.with("validationFrom", "0.95").problems())
        .extracting(Throwable::getMessage)
        .containsExactly("testFrom must come after validationFrom; found 0.9 after 0.95.");
    assertThat(
            config.with("popularNegatives", "false").with("selectBy", "POPULAR_HIT_10").problems())
        .extracting(Throwable::getMessage)
        .containsExactly(
            "selectBy can only be measured on popular negatives where there are some:"
                + " popularNegatives must be true.");
    assertThat(config.with("split", "LEAVE_ONE_OUT").with("testFrom", "soon").problems()).isEmpty();
  }
}
