package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.bench.StepBenchmark;
import recdenoiser.engine.bench.StepBenchmarks;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.recommend.TopItems;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingEvent;

/** A model that is not trained in steps goes through everything that a run is. */
class PopularityRunTest {
  @TempDir Path folder;
  private RunConfig config;

  @BeforeEach
  void writeData() throws IOException {
    config = SmallData.config(SmallData.write(folder)).with("model", "POPULARITY");
  }

  private Path run() throws IOException {
    ExperimentRun run = ExperimentRun.create(config, folder.resolve("runs"), 2);
    assertThat(run.execute(event -> {}).state()).isEqualTo(RunState.FINISHED);
    return run.folder();
  }

  @Test
  void itIsFittedEvaluatedAndKept() throws IOException {
    Path run = run();

    RunSummary summary = RunRecord.read(new RunFolder(run)).summary();
    assertThat(summary.steps()).isZero();
    assertThat(summary.bestEpoch()).isEqualTo(1);
    assertThat(summary.parameters()).isEqualTo(40);
    assertThat(summary.message()).contains("in no steps");
    assertThat(SavedModel.open(run, 1).evaluate(Split.TEST))
        .usingRecursiveComparison()
        .ignoringFields("seconds")
        .isEqualTo(summary.test());
    assertThat(RunHistory.read(new RunFolder(run)))
        .noneMatch(TrainingEvent.StepTaken.class::isInstance);
    assertThat(new RunFolder(run).maskEpochs()).as("there is no attention to be seen").isEmpty();
  }

  @Test
  void theMostPopularItemsOfTrainingAreRecommendedFirst() throws IOException {
    SavedModel model = SavedModel.open(run(), 1);
    DataSplit data = PreparedData.split(config);
    int[] actions = new int[data.sequences().itemCount() + 1];
    for (int user = 0; user < data.sequences().userCount(); user++) {
      for (int a = 0; a < data.trainingLength(user); a++) {
        actions[data.sequences().item(user, a)]++;
      }
    }

    List<TopItems.Scored> top =
        new TopItems(model.model(), true).after(PackedHistories.of(new int[] {1}), 3);

    int[] most = Arrays.stream(actions).sorted().skip(actions.length - 3L).toArray();
    assertThat(top)
        .extracting(TopItems.Scored::score)
        .containsExactly((float) most[2], (float) most[1], (float) most[0]);
    assertThat(top.get(0).score()).isEqualTo(actions[top.get(0).item()]);
  }

  @Test
  void aRunThatDiedBeforeItsEndIsFittedAgain() throws IOException {
    Path run;
    try (ExperimentRun begun = ExperimentRun.create(config, folder.resolve("runs"), 1)) {
      run = begun.folder();
    }

    assertThat(ExperimentRun.resume(run, 1).execute(event -> {}).state())
        .isEqualTo(RunState.FINISHED);
  }

  @Test
  void itIsBenchmarkedByWhatFittingTakes() {
    StepBenchmark.Result result = StepBenchmarks.run(config, 1, 1, 3);

    assertThat(result.tokensPerStep()).isGreaterThan(60);
    assertThat(result.timeShares()).isEmpty();
  }

  @Test
  void nothingOfAttentionLossOrOptimiserMatters() {
    SettingCatalogue catalogue = SettingCatalogue.get();

    assertThat(
            catalogue.groups().stream()
                .flatMap(group -> group.settings().stream())
                .filter(setting -> catalogue.matters(config, setting.name()))
                .map(setting -> setting.group())
                .distinct())
        .containsExactly("data", "model", "training", "evaluation");
    assertThat(catalogue.matters(config, "seed")).as("it draws the negatives").isTrue();
    assertThat(catalogue.matters(config, "maxLength")).isFalse();
    assertThat(catalogue.matters(config, "attention")).isFalse();
    assertThat(catalogue.matters(config, "learningRate")).isFalse();
  }
}
