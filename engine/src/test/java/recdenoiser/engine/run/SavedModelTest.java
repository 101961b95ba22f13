package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.batch.TrainingPart;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.recommend.TrainedModel;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.train.TrainingEvent;

/** Which of a run's weights are used. The run has four steps an epoch. */
class SavedModelTest {
  @TempDir Path folder;
  private RunConfig config;

  @BeforeEach
  void writeData() throws IOException {
    config = SmallData.config(SmallData.write(folder));
  }

  @Test
  void theBestWeightsAreTakenEvenWhereThereAreLaterOnes() throws IOException {
    Path run = stopAfterStep(6);
    assertThat(scores(of(run, CheckpointFolders.BEST)))
        .isNotEqualTo(scores(of(run, CheckpointFolders.LATEST)));

    SavedModel model = SavedModel.open(run, 1);
    assertThat(model.isBest()).isTrue();
    assertThat(scores(model.model())).isEqualTo(scores(of(run, CheckpointFolders.BEST)));
  }

  @Test
  void beforeTheFirstEvaluationTheLatestWeightsAreTakenAndSaidToBe() throws IOException {
    Path run = stopAfterStep(2);

    SavedModel model = SavedModel.open(run, 1);
    assertThat(model.isBest()).isFalse();
    assertThat(scores(model.model())).isEqualTo(scores(of(run, CheckpointFolders.LATEST)));
  }

  @Test
  void dataThatWereMovedAreFoundAgain() throws IOException {
    Path run = stopAfterStep(6);
    Path before = Path.of(config.data().data());
    Path after = Files.move(before, folder.resolve("elsewhere.txt"));
    assertThatThrownBy(() -> SavedModel.open(run, 1)).hasMessageContaining("There is no file");

    MovedData.tell(run, after.toString());

    SavedModel model = SavedModel.open(run, 1);
    assertThat(model.record().data().source()).isEqualTo(after.toString());
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
    try (ExperimentRun begun = ExperimentRun.create(config, folder, 1)) {
      run = begun.folder();
    }

    assertThatThrownBy(() -> SavedModel.open(run, 1))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("has no checkpoint yet.");
  }

  private Path stopAfterStep(int step) throws IOException {
    try (ExperimentRun run = ExperimentRun.create(config, folder.resolve("runs"), 1)) {
      run.execute(
          event -> {
            if (event instanceof TrainingEvent.StepTaken taken && taken.step() == step) {
              run.control().stop();
            }
          });
      return run.folder();
    }
  }

  private TrainedModel of(Path run, String checkpoint) throws IOException {
    List<NamedArray> weights =
        new CheckpointFolders(new RunFolder(run)).readWeights(checkpoint).orElseThrow();
    return TrainedModel.open(
        config.groups(), new TrainingPart(PreparedData.split(config)), weights);
  }

  private static float[] scores(TrainedModel model) {
    float[] scores = new float[model.itemCount() + 1];
    model.score(PackedHistories.of(new int[] {1, 2, 3}), scores);
    return scores;
  }
}
