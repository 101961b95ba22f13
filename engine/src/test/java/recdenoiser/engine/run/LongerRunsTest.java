package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingEvent;

/** Runs that are tested before their end, and runs that are given more after it. */
class LongerRunsTest {
  @TempDir Path folder;
  private RunConfig config;

  @BeforeEach
  void data() throws IOException {
    config = SmallData.config(SmallData.write(folder)).with("patience", "0");
  }

  @Test
  void moreEpochsGiveTheBitsOfARunThatWasConfiguredSo() throws IOException {
    Path whole = train(config.with("epochs", "4"));
    Path extended = train(config.with("epochs", "2"));

    RunRecord.Extension extension = MoreEpochs.give(extended, 4, 0);
    assertThat(extension.difference()).isEmpty();
    assertThat(RunRecord.read(new RunFolder(extended)).state()).isEqualTo(RunState.STOPPED);
    assertThat(resume(extended).state()).isEqualTo(RunState.FINISHED);

    SameRun.assertSame(extended, whole);
    RunRecord record = RunRecord.read(new RunFolder(extended));
    assertThat(record.config()).isEqualTo(RunRecord.read(new RunFolder(whole)).config());
    assertThat(record.extensions()).containsExactly(extension);
    assertThat(extension.epochs()).isEqualTo(2);
  }

  @Test
  void anEvaluationThatALongerRunWouldNotHaveIsSaid() throws IOException {
    Path run = train(config.with("epochs", "3").with("evaluateEvery", "2"));

    assertThat(MoreEpochs.give(run, 4, 0).difference())
        .startsWith("Epoch 3 was evaluated because it was the last;");
  }

  @Test
  void aRunThatStoppedEarlyNeedsMorePatience() throws IOException {
    Path run = train(config.with("epochs", "60").with("patience", "1").with("learningRate", "0.5"));
    assertThat(RunRecord.read(new RunFolder(run)).state()).isEqualTo(RunState.STOPPED_EARLY);
    int before = RunRecord.read(new RunFolder(run)).summary().epochs();

    assertThatThrownBy(() -> MoreEpochs.give(run, 80, 1)).hasMessageContaining("give it more");
    MoreEpochs.give(run, 60, 30);

    assertThat(resume(run).epochs()).isGreaterThan(before);
  }

  @Test
  void fewerEpochsAreRefused() throws IOException {
    Path run = train(config.with("epochs", "2"));
    assertThatThrownBy(() -> MoreEpochs.give(run, 2, 0)).hasMessageContaining("done 2 epochs of 2");
    assertThat(RunRecord.read(new RunFolder(run)).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  void whatIsFittedAtOnceHasNoEpochs() throws IOException {
    Path run = train(config.with("model", "POPULARITY"));
    assertThatThrownBy(() -> MoreEpochs.give(run, 20, 0)).hasMessageContaining("fitted");
  }

  @Test
  void aStoppedRunIsTestedAsItStandsAndForgetsItWhenItGoesOn() throws IOException {
    Path whole = train(config);
    Path stopped = trainUntil(2);

    RunSummary tested = TestAsItStands.record(stopped, 1);

    assertThat(tested.testedAsItStands()).isTrue();
    assertThat(tested.message()).startsWith("Tested as it stood after epoch 2");
    RunSummary recorded = RunRecord.read(new RunFolder(stopped)).summary();
    assertThat(recorded.test().full().ndcg()).isEqualTo(tested.test().full().ndcg());
    assertThat(recorded.state()).isEqualTo(RunState.STOPPED);
    RunSummary again = TestAsItStands.record(stopped, 2);
    assertThat(again.test().full().ndcg()).isEqualTo(tested.test().full().ndcg());
    resume(stopped);
    SameRun.assertSame(stopped, whole);
    assertThatThrownBy(() -> TestAsItStands.record(stopped, 1)).hasMessageContaining("its end");
  }

  @Test
  void theLatestValidationIsKeptBesideTheBest() throws IOException {
    Path run = train(config.with("learningRate", "0.5").with("epochs", "6"));
    RunSummary summary = RunRecord.read(new RunFolder(run)).summary();
    TrainingEvent.Evaluated last =
        RunHistory.read(new RunFolder(run)).stream()
            .filter(TrainingEvent.Evaluated.class::isInstance)
            .map(TrainingEvent.Evaluated.class::cast)
            .filter(
                event -> event.epoch() == 6 && event.split() != recdenoiser.engine.data.Split.TEST)
            .findFirst()
            .orElseThrow();
    assertThat(summary.latest().full().ndcg()).isEqualTo(last.evaluation().full().ndcg());
  }

  @Test
  void progressIsReadFromWhatIsRecorded() throws IOException {
    Path run = trainUntil(2);
    RunProgress progress = RunProgress.read(new RunFolder(run), RunRecord.read(new RunFolder(run)));
    assertThat(progress.epochs()).isEqualTo(5);
    assertThat(progress.epoch()).isBetween(2, 3);
    assertThat(progress.share()).isBetween(0.39, 0.61);
    assertThat(progress.remainingSeconds()).isPositive();
  }

  private Path train(RunConfig wanted) throws IOException {
    try (ExperimentRun run = ExperimentRun.create(wanted, folder.resolve("runs"), 1)) {
      run.execute(event -> {});
      return run.folder();
    }
  }

  private Path trainUntil(int epoch) throws IOException {
    try (ExperimentRun run = ExperimentRun.create(config, folder.resolve("runs"), 1)) {
      run.execute(
          event -> {
            if (event instanceof TrainingEvent.Evaluated done && done.epoch() == epoch) {
              run.control().stop();
            }
          });
      return run.folder();
    }
  }

  private static RunSummary resume(Path run) throws IOException {
    try (ExperimentRun again = ExperimentRun.resume(run, 1)) {
      return again.execute(event -> {});
    }
  }
}
