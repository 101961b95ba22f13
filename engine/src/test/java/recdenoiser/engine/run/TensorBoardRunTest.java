package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.tensorboard.EventReader;
import recdenoiser.engine.train.TrainingEvent;
import recdenoiser.engine.train.TrainingListener;

class TensorBoardRunTest {
  @TempDir Path folder;
  private RunConfig config;
  private Path runs;

  private record Scalar(long step, String tag, float value) {}

  @BeforeEach
  void writeData() throws IOException {
    config = SmallData.config(SmallData.write(folder)).with("tensorBoard", "true");
    runs = folder.resolve("runs");
  }

  @Test
  void aRunThatGoesOnShowsNoStepTwice() throws IOException {
    RunFolder whole = execute(event -> {}, null);
    RunFolder interrupted = execute(null, 5);
    assertThat(files(interrupted.tensorBoard())).isEqualTo(1);
    ExperimentRun.resume(interrupted.path(), 1).execute(event -> {});

    assertThat(files(interrupted.tensorBoard())).isEqualTo(2);
    assertThat(scalars(interrupted.tensorBoard())).isEqualTo(scalars(whole.tensorBoard()));
  }

  @Test
  void allThatARunMeasuresIsThere() throws IOException {
    RunFolder run = execute(event -> {}, null);
    List<Scalar> scalars = scalars(run.tensorBoard());
    assertThat(scalars)
        .extracting(Scalar::tag)
        .contains(
            "loss/total",
            "epoch loss/total",
            "optimiser/learning rate",
            "speed/epochs done",
            "validation/ndcg@10 sampled",
            "validation/ndcg@10 full",
            "test/hit@10 sampled");
    double ndcg = RunRecord.read(run).summary().test().sampled().ndcgAt(10);
    assertThat(scalars)
        .filteredOn(scalar -> scalar.tag().equals("test/ndcg@10 sampled"))
        .extracting(Scalar::value)
        .containsExactly((float) ndcg);
  }

  @Test
  void anExportHasTheSameScalarsAndIsTheSameEveryTime() throws IOException {
    RunFolder run = execute(event -> {}, null);
    Path out = folder.resolve("board");
    Path file = TensorBoardExport.write(run, out);
    byte[] first = Files.readAllBytes(file);
    assertThat(file.getParent()).isEqualTo(out.resolve(run.path().getFileName()));
    assertThat(scalars(file.getParent()))
        .containsExactlyInAnyOrderElementsOf(scalars(run.tensorBoard()));
    assertThat(Files.readAllBytes(TensorBoardExport.write(run, out))).isEqualTo(first);
    assertThat(files(file.getParent())).isEqualTo(1);
  }

  @Test
  void whoDoesNotAskForEventFilesGetsNone() throws IOException {
    config = config.with("tensorBoard", "false");
    assertThat(execute(event -> {}, null).tensorBoard()).doesNotExist();
  }

  /**
   * @param stopAfter steps after which it is stopped; null for never
   */
  private RunFolder execute(TrainingListener listener, Integer stopAfter) throws IOException {
    ExperimentRun run = ExperimentRun.create(config, runs, 1);
    TrainingListener stopping =
        event -> {
          if (event instanceof TrainingEvent.StepTaken step && step.step() == stopAfter) {
            run.control().stop();
          }
        };
    run.execute(stopAfter == null ? listener : stopping);
    return new RunFolder(run.folder());
  }

  private static long files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  /** Of what does not depend on the speed of the machine. */
  private static List<Scalar> scalars(Path files) throws IOException {
    return EventReader.scalars(files).stream()
        .filter(event -> !event.tag().contains("sequences a second"))
        .map(event -> new Scalar(event.step(), event.tag(), event.value()))
        .toList();
  }
}
