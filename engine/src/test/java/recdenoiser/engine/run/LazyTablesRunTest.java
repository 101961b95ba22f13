package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.batch.TrainingPart;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.recommend.TrainedModel;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.train.Learner;
import recdenoiser.engine.train.TrainingEvent;

/** Runs whose tables wait for batches that touch them. There are four steps in an epoch. */
class LazyTablesRunTest {
  private static final int ITEMS = 300;

  @TempDir Path folder;
  private RunConfig config;

  @BeforeEach
  void writeData() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int user = 1; user <= 60; user++) {
      KeyedRandom random = new KeyedRandom(3, "few actions on many items", user);
      for (int action = 0; action < 6; action++) {
        int item = (user * 5 + random.nextInt(20)) % ITEMS;
        lines.append(user).append(' ').append(item + 1).append('\n');
      }
    }
    Path data = Files.writeString(folder.resolve("many.txt"), lines.toString());
    config = SmallData.config(data).with("adamTables", "TOUCHED");
  }

  private Path run(RunConfig settings, int threads, int stopAfter) throws IOException {
    try (ExperimentRun run = ExperimentRun.create(settings, folder.resolve("runs"), threads)) {
      run.execute(
          event -> {
            if (event instanceof TrainingEvent.StepTaken taken && taken.step() == stopAfter) {
              run.control().stop();
            }
          });
      return run.folder();
    }
  }

  @Test
  void goingOnInTheMiddleOfAnEpochGivesTheBitsOfAnUninterruptedRun() throws IOException {
    Path whole = run(config, 2, 0);
    Path interrupted = run(config, 1, 7);
    assertThat(new CheckpointFolders(new RunFolder(interrupted)).read(CheckpointFolders.LATEST))
        .hasValueSatisfying(
            saved ->
                assertThat(saved.checkpoint().optimiserState())
                    .extracting(NamedArray::name)
                    .contains("item_embedding" + Learner.BEHIND));

    try (ExperimentRun again = ExperimentRun.resume(interrupted, 2)) {
      again.execute(event -> {});
    }

    SameRun.assertSame(interrupted, whole);
  }

  @Test
  void whatIsLearnedDoesNotDependOnWhenItIsEvaluated() throws IOException {
    Path often = run(config.with("evaluateEvery", "1"), 1, 0);
    Path once = run(config.with("evaluateEvery", "5"), 1, 0);

    for (String file : List.of("weights.npz", "optimiser.npz")) {
      String latest = "checkpoint/latest/" + file;
      assertThat(often.resolve(latest)).hasSameBinaryContentAs(once.resolve(latest));
    }
  }

  @Test
  void weightsOfARunThatWasNeverEvaluatedAreBroughtUpToDateWhenTheyAreOpened() throws IOException {
    Path stopped = run(config, 1, 2);
    SavedModel model = SavedModel.open(stopped, 1);
    List<NamedArray> asTheyWereLeft =
        new CheckpointFolders(new RunFolder(stopped))
            .readWeights(CheckpointFolders.LATEST)
            .orElseThrow();

    try (Learner learner =
        LearnerFactory.REGISTERED.create(model.record().config(), model.split(), 1)) {
      learner.restore(asTheyWereLeft, List.of());
      float[] left = scores(model, asTheyWereLeft);
      CheckpointFolders.Saved saved =
          new CheckpointFolders(new RunFolder(stopped))
              .read(CheckpointFolders.LATEST)
              .orElseThrow();
      learner.restore(saved.checkpoint().weights(), saved.checkpoint().optimiserState());
      learner.catchUp(2);

      assertThat(scores(model.model()))
          .isNotEqualTo(left)
          .isEqualTo(scores(model, learner.weights()));
    }
  }

  private static float[] scores(SavedModel model, List<NamedArray> weights) {
    return scores(
        TrainedModel.open(
            model.record().config().groups(), new TrainingPart(model.split()), weights));
  }

  private static float[] scores(TrainedModel model) {
    float[] scores = new float[model.itemCount() + 1];
    model.score(PackedHistories.of(new int[] {1, 2, 3}), scores);
    return scores;
  }
}
