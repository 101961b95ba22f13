package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.data.SplitPlan;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.model.SsePtSettings;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingEvent;

/**
 * Folders that an earlier build left, with configurations of format 5: one of a run that finished,
 * one of a run whose process was killed in epoch 13 of 60.
 */
class OlderRunsTest {
  /** The loss at which the earlier build ended when it went on with the same run itself. */
  private static final double EARLIER_LOSS = 6.460334692169757 + 0.30110717141594173;

  @TempDir Path folder;
  private Path finished;
  private Path killed;

  @BeforeEach
  void copy() throws IOException, URISyntaxException {
    finished = copy("format-5-finished");
    killed = copy("format-5-killed");
  }

  private Path copy(String name) throws IOException, URISyntaxException {
    Path source = Path.of(getClass().getResource("/runs/" + name).toURI());
    Path target = folder.resolve(name);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(source.relativize(file).toString()));
      }
    }
    return target;
  }

  @Test
  void aFinishedRunIsEvaluatedToTheFiguresItRecorded() throws IOException {
    SavedModel model = SavedModel.open(finished, 2);

    assertThat(model.evaluate(Split.TEST))
        .usingRecursiveComparison()
        .ignoringFields("seconds", "further")
        .isEqualTo(model.record().summary().test());
    assertThat(model.evaluate(Split.TEST).further()).isNotNull();
    assertThat(model.record().summary().test().further()).isNull();
    assertThat(model.record().config().model().model()).isEqualTo("SSE_PT");
    assertThat(model.record().config().groups().get(SsePtSettings.class).userWidth()).isEqualTo(4);
    assertThat(model.record().environment().numerics()).isEqualTo(1);
    assertThat(model.record().summary().probes()).containsOnlyKeys("alpha");
    assertThat(model.record().summary().test().has(Ranking.POPULAR)).isFalse();
    assertThat(model.record().config().evaluation().splitPlan())
        .isEqualTo(new SplitPlan(SplitPlan.Kind.LEAVE_ONE_OUT, 1, "0.8", "0.9"));
  }

  @Test
  void popularNegativesAreDrawnForAFinishedRunWhenAskedFor() throws IOException {
    SavedModel own = SavedModel.open(finished, 2);
    SavedModel more = own.evaluatedAs(own.config().with("popularNegatives", "true"));

    Evaluation evaluation = more.evaluate(Split.TEST);

    assertThat(evaluation.has(Ranking.POPULAR)).isTrue();
    assertThat(evaluation.sampled())
        .usingRecursiveComparison()
        .isEqualTo(own.record().summary().test().sampled());
    assertThat(new RunFolder(finished).negatives(Ranking.POPULAR)).doesNotExist();
    assertThatThrownBy(() -> own.evaluatedAs(own.config().with("split", "BY_TIME")))
        .isInstanceOf(SettingProblem.class)
        .hasMessageStartingWith("split belongs to the run;");
  }

  @Test
  void whatARunReportedIsReadInTodaysWords() throws IOException {
    List<TrainingEvent> events = RunHistory.read(new RunFolder(killed));

    TrainingEvent.EpochEnded epoch =
        events.stream()
            .filter(TrainingEvent.EpochEnded.class::isInstance)
            .map(TrainingEvent.EpochEnded.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(epoch.meanLoss().values()).containsOnlyKeys("prediction", "masks");
    assertThat(epoch.probes().get("openShares")).hasDimensions(2, 2);
  }

  @Test
  void aKilledRunGoesOnAsItWouldHave() throws IOException {
    RunSummary summary = ExperimentRun.resume(killed, 2).execute(event -> {});

    assertThat(summary.state()).isEqualTo(RunState.FINISHED);
    assertThat(summary.epochs()).isEqualTo(60);
    double loss =
        RunHistory.read(new RunFolder(killed)).stream()
            .filter(TrainingEvent.EpochEnded.class::isInstance)
            .mapToDouble(event -> ((TrainingEvent.EpochEnded) event).meanLoss().total())
            .reduce((first, last) -> last)
            .orElseThrow();
    assertThat(loss).isCloseTo(EARLIER_LOSS, within(1e-3));
    assertThat(RunRecord.read(new RunFolder(killed)).environment().numerics())
        .isEqualTo(Environment.NUMERICS);
  }
}
