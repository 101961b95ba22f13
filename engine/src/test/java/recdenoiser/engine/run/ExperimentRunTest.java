package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.bench.StepBenchmarks;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.train.PopularityLearner;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingEvent;
import recdenoiser.engine.train.TrainingListener;

class ExperimentRunTest {
  private static final LearnerFactory POPULARITY =
      (config, data, threads) -> new PopularityLearner(data, config.training().seed(), 0);
  private static final TrainingListener NOBODY = event -> {};

  @TempDir Path folder;
  private RunConfig config;
  private Path runs;

  @BeforeEach
  void writeData() throws IOException {
    config = SmallData.config(SmallData.write(folder));
    runs = folder.resolve("runs");
  }

  @Test
  void aRunLeavesEverythingInItsFolder() throws IOException {
    ExperimentRun run = ExperimentRun.create(config, runs, 1, POPULARITY);
    RunSummary summary = run.execute(NOBODY);

    RunFolder left = new RunFolder(run.folder());
    RunRecord record = RunRecord.read(left);
    assertThat(record.config()).isEqualTo(config);
    assertThat(record.state()).isEqualTo(RunState.FINISHED);
    assertThat(record.data().users()).isEqualTo(60);
    assertThat(record.summary()).usingRecursiveComparison().isEqualTo(summary);
    assertThat(summary.test().full().users()).isEqualTo(60);
    assertThat(left.maskEpochs()).containsExactly(1, 2, 3, 4, 5);
    assertThat(MaskFiles.read(left, 3).attention().means()[0]).hasSize(4).contains(Float.NaN, 1f);
    assertThat(RunHistory.read(left))
        .filteredOn(TrainingEvent.EpochEnded.class::isInstance)
        .extracting(event -> ((TrainingEvent.EpochEnded) event).epoch())
        .containsExactly(1, 2, 3, 4, 5);
    assertThat(Files.readString(left.log())).contains("Finished all 5 epochs");
    for (String checkpoint : List.of("latest", "best")) {
      assertThat(left.checkpoints().resolve(checkpoint))
          .isDirectoryContaining("glob:**weights.npz")
          .isDirectoryContaining("glob:**optimiser.npz")
          .isDirectoryContaining("glob:**position.json");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 7, 19})
  void goingOnGivesTheBitsOfAnUninterruptedRun(int stopAfter) throws IOException {
    Path whole = execute(NOBODY, POPULARITY);
    Path interrupted = executeAndStop(stopAfter, POPULARITY);
    ExperimentRun.resume(interrupted, 2, POPULARITY).execute(NOBODY);

    assertSameRun(interrupted, whole);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void theRealModelGoesOnWithTheSameBitsToo(int stopAfter) throws IOException {
    Path whole = execute(NOBODY, LearnerFactory.REGISTERED);
    Path interrupted = executeAndStop(stopAfter, LearnerFactory.REGISTERED);
    ExperimentRun.resume(interrupted, 2).execute(NOBODY);

    assertSameRun(interrupted, whole);
    SavedModel model = SavedModel.open(whole, 1);
    assertThat(model.evaluate(Split.TEST))
        .usingRecursiveComparison()
        .ignoringFields("seconds")
        .isEqualTo(model.record().summary().test());
  }

  @Test
  void aTornLastLineIsCutOffAndLaterLinesAreDropped() throws IOException {
    Path stopped = executeAndStop(7, POPULARITY);
    RunFolder left = new RunFolder(stopped);
    Files.writeString(left.metrics(), "{\"event\":\"step\",\"epo", StandardOpenOption.APPEND);
    assertThat(RunHistory.read(left)).isNotEmpty();
    Path half = Files.writeString(left.masks().resolve("epoch-0009.npz.unfinished-x"), "half");

    ExperimentRun.resume(stopped, 1, POPULARITY).execute(NOBODY);

    assertThat(half).doesNotExist();
    assertSameRun(stopped, execute(NOBODY, POPULARITY));
  }

  @Test
  void aLogShorterThanItsCheckpointSaysIsRefused() throws IOException {
    Path stopped = executeAndStop(7, POPULARITY);
    RunFolder left = new RunFolder(stopped);
    byte[] bytes = Files.readAllBytes(left.metrics());
    Files.write(left.metrics(), java.util.Arrays.copyOf(bytes, bytes.length / 2));

    ExperimentRun run = ExperimentRun.resume(stopped, 1, POPULARITY);
    assertThatThrownBy(() -> run.execute(NOBODY))
        .hasMessageStartingWith(left.metrics() + " is cut short");
    assertThat(left.metrics()).hasSize(bytes.length / 2);
  }

  @Test
  void aRecordThatSaysSomethingElseThanWasWrittenIsRefused() throws IOException {
    RunFolder left = new RunFolder(executeAndStop(7, POPULARITY));
    String record = Files.readString(left.run());
    Files.writeString(left.run(), record.replaceFirst("\"seed\" : \\d+", "\"seed\" : 4711"));

    assertThatThrownBy(() -> RunRecord.read(left))
        .hasMessageStartingWith(left.run() + " is damaged");

    Files.writeString(left.run(), record.replace("\n", "\r\n"));
    assertThat(RunRecord.read(left).hasSeal()).as("line ends may change").isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run.lock", "metrics.jsonl", "."})
  void whatIsDeletedUnderARunEndsIt(String deleted) throws IOException {
    ExperimentRun run = ExperimentRun.create(config, runs, 1, POPULARITY);
    Path gone = run.folder().resolve(deleted).normalize();

    assertThatThrownBy(() -> run.execute(event -> deleteAfterEpoch(2, event, gone)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(gone + " was deleted or replaced while the run went on");
    assertThat(gone).doesNotExist();
    if (!deleted.equals(".")) {
      assertThat(RunLibrary.entry(new RunFolder(run.folder())).state())
          .isNotEqualTo(RunState.FINISHED);
    }
  }

  private static void deleteAfterEpoch(int epoch, TrainingEvent event, Path file) {
    if (event instanceof TrainingEvent.EpochEnded ended && ended.epoch() == epoch) {
      try {
        if (Files.isDirectory(file)) {
          AtomicFiles.deleteFolder(file);
        } else {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void anEvaluationThatIsNotToBeWaitedForIsDoneAgainWhenTheRunGoesOn() throws IOException {
    Path whole = execute(NOBODY, POPULARITY);
    ExperimentRun run = ExperimentRun.create(config, runs, 1, POPULARITY);
    RunSummary summary =
        run.execute(
            event -> {
              if (event instanceof TrainingEvent.EpochEnded ended && ended.epoch() == 3) {
                run.control().stopAtOnce();
              }
            });
    assertThat(summary.state()).isEqualTo(RunState.STOPPED);
    assertThat(summary.message()).startsWith("Stopped in the middle of an evaluation");

    ExperimentRun.resume(run.folder(), 1, POPULARITY).execute(NOBODY);

    assertSameRun(run.folder(), whole);
  }

  @ParameterizedTest
  @MethodSource("breakdowns")
  void whatBreaksDownUnderARunIsItsEnd(Error error, String sentence) throws IOException {
    ExperimentRun run = ExperimentRun.create(config, runs, 1, POPULARITY);
    RunSummary summary =
        run.execute(
            event -> {
              if (event instanceof TrainingEvent.EpochEnded ended && ended.epoch() == 3) {
                throw error;
              }
            });

    RunRecord record = RunRecord.read(new RunFolder(run.folder()));
    assertThat(record.state()).isEqualTo(RunState.FAILED);
    assertThat(summary.message()).startsWith(sentence).endsWith(".");
    assertThat(record.summary().message()).isEqualTo(summary.message());
    assertThat(Files.readString(new RunFolder(run.folder()).log())).contains("\tat recdenoiser");
    ExperimentRun.resume(run.folder(), 1, POPULARITY).execute(NOBODY);
    assertSameRun(run.folder(), execute(NOBODY, POPULARITY));
  }

  private static Stream<Arguments> breakdowns() {
    return Stream.of(
        Arguments.of(new OutOfMemoryError("Java heap space"), "The memory is full: Java may use "),
        Arguments.of(new InternalError("a fault"), "A file that was being read was cut"));
  }

  @Test
  void aRunTakesItsLockWithIt() throws IOException {
    assertThat(execute(NOBODY, POPULARITY).resolve("run.lock")).doesNotExist();
  }

  @Test
  void weightsOfAnotherCheckpointAreRefused() throws IOException {
    RunFolder left = new RunFolder(executeAndStop(7, POPULARITY));
    Path optimiser = left.checkpoints().resolve("latest").resolve("optimiser.npz");
    Files.copy(
        left.checkpoints().resolve("latest").resolve("weights.npz"),
        optimiser,
        StandardCopyOption.REPLACE_EXISTING);

    ExperimentRun run = ExperimentRun.resume(left.path(), 1, POPULARITY);
    assertThatThrownBy(() -> run.execute(NOBODY))
        .hasMessageContaining("optimiser.npz is damaged, or belongs to another checkpoint");
  }

  @Test
  void aRelativePathOfTheDataIsRecordedAsAnAbsoluteOne() throws IOException {
    Path relative = Path.of("").toAbsolutePath().relativize(Path.of(config.data().data()));
    RunConfig elsewhere = config.with("data", relative.toString());
    try (ExperimentRun run = ExperimentRun.create(elsewhere, runs, 1, POPULARITY)) {
      assertThat(run.config()).isEqualTo(config);
      Environment environment = RunRecord.read(new RunFolder(run.folder())).environment();
      assertThat(environment.engine()).matches("\\d+\\..*");
      assertThat(environment.nd4j()).matches("\\d+\\..*");
    }
  }

  @Test
  void twoCannotHaveOneFolder() throws IOException {
    try (ExperimentRun run = ExperimentRun.create(config, runs, 1, POPULARITY)) {
      assertThatThrownBy(() -> ExperimentRun.resume(run.folder(), 1, POPULARITY))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is open in another process or window");
      assertThat(RunLibrary.list(runs).get(0).running()).isTrue();
    }
    assertThat(RunLibrary.list(runs).get(0).running()).isFalse();
  }

  @Test
  void aRunThatReachedItsEndCannotGoOn() throws IOException {
    Path whole = execute(NOBODY, POPULARITY);

    assertThatThrownBy(() -> ExperimentRun.resume(whole, 1, POPULARITY))
        .hasMessageEndingWith("has reached its end; there is nothing to go on with.");
  }

  @Test
  void dataThatChangedAreRefused() throws IOException {
    Path stopped = executeAndStop(3, POPULARITY);
    Files.writeString(folder.resolve("small.txt"), "1 1\n", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> ExperimentRun.resume(stopped, 1, POPULARITY))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("have changed since the run");
  }

  @Test
  void aRunThatFailsSaysWhyAndStaysReadable() throws IOException {
    ExperimentRun run =
        ExperimentRun.create(
            config, runs, 1, (c, data, threads) -> new PopularityLearner(data, 1, 0).failingAt(6));
    RunSummary summary = run.execute(NOBODY);

    assertThat(summary.state()).isEqualTo(RunState.FAILED);
    assertThat(summary.message()).startsWith("The loss is not finite in epoch 2, step 6");
    assertThat(run.control().state()).isEqualTo(RunState.FAILED);
    RunLibrary.Entry entry = RunLibrary.list(runs).get(0);
    assertThat(entry.state()).isEqualTo(RunState.FAILED);
    assertThat(entry.resumable()).isTrue();
  }

  @Test
  void nothingIsLeftOfARunThatCannotBegin() {
    RunConfig wrong = config.with("data", folder.resolve("missing.txt").toString());

    assertThatThrownBy(() -> ExperimentRun.create(wrong, runs, 1, POPULARITY))
        .isInstanceOf(DataProblem.class);
    assertThatThrownBy(() -> ExperimentRun.create(config.with("heads", "3"), runs, 1, POPULARITY))
        .isInstanceOf(SettingProblem.class);
    assertThat(runs).doesNotExist();
  }

  @Test
  void dataWithoutTimesAreRefusedWhereTheyAreNeeded() {
    RunConfig timed = config.with("backbone", "TISASREC");

    assertThatThrownBy(() -> ExperimentRun.create(timed, runs, 1))
        .isInstanceOf(SettingProblem.class)
        .hasMessage(
            "small has no times, which TiSASRec needs; give every action a third column with its"
                + " time in seconds, or choose another model.");
    assertThat(runs).doesNotExist();
    assertThatThrownBy(() -> EpochTrial.run(timed, 1, 0.05)).isInstanceOf(SettingProblem.class);
    assertThatThrownBy(() -> StepBenchmarks.run(timed, 1, 0, 1)).isInstanceOf(SettingProblem.class);
  }

  @Test
  void aModelOfTimesGoesOnWithTheSameBitsAndIsEvaluatedAsItWas() throws IOException {
    config =
        config
            .with("data", "sample:shop")
            .with("maxUsers", "80")
            .with("backbone", "TISASREC")
            .with("timeSpan", "16")
            .with("epochs", "3");
    Path whole = execute(NOBODY, LearnerFactory.REGISTERED);
    Path interrupted = executeAndStop(7, LearnerFactory.REGISTERED);
    ExperimentRun.resume(interrupted, 2).execute(NOBODY);

    assertSameRun(interrupted, whole);
    SavedModel model = SavedModel.open(whole, 1);
    assertThat(model.evaluate(Split.TEST))
        .usingRecursiveComparison()
        .ignoringFields("seconds")
        .isEqualTo(model.record().summary().test());
  }

  @ParameterizedTest
  @ValueSource(strings = {"REPLACED", "INSERTED", "SWAPPED"})
  void aRunOnNoisyDataGoesOnWithTheSameBitsAndIsEvaluatedAsItWas(String noise) throws IOException {
    config = config.with("noise", noise).with("noiseShare", "0.3").with("epochs", "2");
    Path whole = execute(NOBODY, LearnerFactory.REGISTERED);
    Path interrupted = executeAndStop(5, LearnerFactory.REGISTERED);
    ExperimentRun.resume(interrupted, 2).execute(NOBODY);

    assertSameRun(interrupted, whole);
    SavedModel model = SavedModel.open(whole, 1);
    assertThat(model.sequences().noise().isEmpty()).isFalse();
    assertThat(model.evaluate(Split.TEST))
        .usingRecursiveComparison()
        .ignoringFields("seconds")
        .isEqualTo(model.record().summary().test());
  }

  @Test
  void theLibraryListsDamagedRunsWithTheirProblem() throws IOException {
    execute(NOBODY, POPULARITY);
    Path damaged = Files.createDirectory(runs.resolve("damaged"));
    Files.writeString(damaged.resolve("run.json"), "{\"format\": 1,");
    Files.createDirectory(runs.resolve("something else"));

    List<RunLibrary.Entry> entries = RunLibrary.list(runs);

    assertThat(entries).hasSize(2);
    assertThat(entries.get(0).readable()).isTrue();
    assertThat(entries.get(1).problem()).contains("run.json");
    assertThat(RunLibrary.list(folder.resolve("nowhere"))).isEmpty();
  }

  private Path execute(TrainingListener listener, LearnerFactory learners) throws IOException {
    ExperimentRun run = ExperimentRun.create(config, runs, 1, learners);
    run.execute(listener);
    return run.folder();
  }

  private Path executeAndStop(int step, LearnerFactory learners) throws IOException {
    ExperimentRun run = ExperimentRun.create(config, runs, 1, learners);
    RunSummary summary =
        run.execute(
            event -> {
              if (event instanceof TrainingEvent.StepTaken taken && taken.step() == step) {
                run.control().stop();
              }
            });
    assertThat(summary.state()).isEqualTo(RunState.STOPPED);
    assertThat(RunRecord.read(new RunFolder(run.folder())).state()).isEqualTo(RunState.STOPPED);
    return run.folder();
  }

  private static void assertSameRun(Path actual, Path expected) throws IOException {
    SameRun.assertSame(actual, expected);
  }
}
