package recdenoiser.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.train.NamedArray;
import recdenoiser.engine.train.PopularityLearner;
import recdenoiser.engine.train.TrainingEvent;

/** Which of a run's weights are used. The run has four steps an epoch. */
class SavedModelTest {
  private static final LearnerFactory POPULARITY =
      (config, data, threads) -> new PopularityLearner(data, config.training().seed(), 0);

  @TempDir Path folder;
  private RunConfig config;

  @BeforeEach
  void writeData() throws IOException {
    config = SmallData.config(SmallData.write(folder));
  }

  @Test
  void theBestWeightsAreTakenEvenWhereThereAreLaterOnes() throws IOException {
    Path run = stopAfterStep(6);
    assertThat(weights(run, CheckpointFolders.BEST))
        .isNotEqualTo(weights(run, CheckpointFolders.LATEST));

    try (SavedModel model = SavedModel.open(run, 1, POPULARITY)) {
      assertThat(model.isBest()).isTrue();
      assertThat(numbers(model.learner().weights()))
          .isEqualTo(weights(run, CheckpointFolders.BEST));
    }
  }

  @Test
  void beforeTheFirstEvaluationTheLatestWeightsAreTakenAndSaidToBe() throws IOException {
    Path run = stopAfterStep(2);

    try (SavedModel model = SavedModel.open(run, 1, POPULARITY)) {
      assertThat(model.isBest()).isFalse();
      assertThat(numbers(model.learner().weights()))
          .isEqualTo(weights(run, CheckpointFolders.LATEST));
    }
  }

  @Test
  void dataThatWereMovedAreFoundAgain() throws IOException {
    Path run = stopAfterStep(6);
    Path before = Path.of(config.data().data());
    Path after = Files.move(before, folder.resolve("elsewhere.txt"));
    assertThatThrownBy(() -> SavedModel.open(run, 1, POPULARITY))
        .hasMessageContaining("There is no file");

    MovedData.tell(run, after.toString());

    try (SavedModel model = SavedModel.open(run, 1, POPULARITY)) {
      assertThat(model.record().data().source()).isEqualTo(after.toString());
    }
  }

  @Test
  void anotherFileIsNotTakenForTheSame() throws IOException {
    Path run = stopAfterStep(6);
    Path other = folder.resolve("other.txt");
    Files.writeString(other, Files.readString(Path.of(config.data().data())) + "1 1\n");

    assertThatThrownBy(() -> MovedData.tell(run, other.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("have changed since the run");
  }

  @Test
  void aRunWithoutACheckpointCannotBeUsed() throws IOException {
    Path run;
    try (ExperimentRun begun = ExperimentRun.create(config, folder, 1, POPULARITY)) {
      run = begun.folder();
    }

    assertThatThrownBy(() -> SavedModel.open(run, 1, POPULARITY))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("has no checkpoint yet.");
  }

  private Path stopAfterStep(int step) throws IOException {
    try (ExperimentRun run = ExperimentRun.create(config, folder.resolve("runs"), 1, POPULARITY)) {
      run.execute(
          event -> {
            if (event instanceof TrainingEvent.StepTaken taken && taken.step() == step) {
              run.control().stop();
            }
          });
      return run.folder();
    }
  }

  private static List<Float> weights(Path run, String checkpoint) throws IOException {
    return numbers(new CheckpointFolders(new RunFolder(run)).readWeights(checkpoint).orElseThrow());
  }

  private static List<Float> numbers(List<NamedArray> weights) {
    List<Float> numbers = new ArrayList<>();
    for (float value : weights.get(0).values()) {
      numbers.add(value);
    }
    return numbers;
  }
}
