package recdenoiser.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.run.SmallData;

/** One click from a run to a study of it. */
final class RunVariationTest {
  @TempDir private Path folder;
  private Path runs;
  private RunConfig config;

  @BeforeEach
  void configure() throws IOException {
    runs = folder.resolve("runs");
    config = SmallData.config(SmallData.write(folder)).with("epochs", "1").with("seed", "7");
  }

  @Test
  void theRunIsOneOfThePoints() throws IOException {
    RunRecord run = train(config.with("attention", "LEARNED_MASK").with("maskPenalty", "0.02"));

    for (RunVariation variation : RunVariation.values()) {
      StudyPlan plan = StudyPlan.of(variation.of(run));
      StudyStatus status = new StudyRuns(List.of(runs)).of(plan);
      assertThat(status.count(StudyRun.State.FINISHED)).as("%s", variation).isEqualTo(1);
      assertThat(status.runs().stream().filter(StudyRun::finished))
          .allMatch(one -> one.planned().seed() == 7);
    }
    assertThat(points(RunVariation.BETA, run))
        .containsExactly("1e-5", "0.0001", "0.001", "0.01", "0.02", "0.1");
    assertThat(points(RunVariation.MAX_LENGTH, run)).containsExactly("2", "4", "8", "16");
    assertThat(points(RunVariation.NOISE, run))
        .containsExactly("0", "0.05", "0.1", "0.15", "0.2", "0.25");
    assertThat(RunVariation.SEEDS.of(run).seeds()).containsExactly(7L, 8L, 9L, 10L, 11L);
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() throws IOException {
    RunRecord run = train(config.with("attention", "LEARNED_MASK"));

    for (RunVariation variation : RunVariation.values()) {
      Study study = variation.of(run);
      Path file = folder.resolve(study.id() + ".json");
      StudyFile.write(file, study);
      assertThat(StudyPlan.of(StudyFile.read(file)).runs()).isEqualTo(StudyPlan.of(study).runs());
    }
  }

  @Test
  void whatHasNoEffectIsRefused() throws IOException {
    RunRecord plain = train(config.with("attention", "SOFTMAX"));
    assertThat(RunVariation.possible(plain))
        .doesNotContain(RunVariation.BETA)
        .contains(RunVariation.MAX_LENGTH, RunVariation.NOISE, RunVariation.SEEDS);
    assertThatThrownBy(() -> RunVariation.BETA.of(plain))
        .isInstanceOf(StudyPlan.NotPossible.class)
        .hasMessageContaining("no effect");
    assertThat(RunVariation.possible(train(config.with("model", "POPULARITY"))))
        .containsExactly(RunVariation.NOISE, RunVariation.SEEDS);
  }

  @Test
  void aPenaltyOfNoneStandsBesideTheOthersByItsName() throws IOException {
    RunRecord run = train(config.with("attention", "LEARNED_MASK").with("jacobianPenalty", "0"));
    StudyAxis axis = RunVariation.GAMMA.of(run).axes().get(0);

    assertThat(axis.scale()).isEqualTo(StudyAxis.Scale.NAMES);
    assertThat(axis.points().get(0).name()).isEqualTo("0");
  }

  @Test
  void keysAreThoseOfTheCommandLine() {
    assertThat(RunVariation.ofKey("maxlength")).isEqualTo(RunVariation.MAX_LENGTH);
    assertThatThrownBy(() -> RunVariation.ofKey("delta"))
        .hasMessage("What can be varied is beta, gamma, maxLength, noise, seeds; found \"delta\".");
  }

  private List<String> points(RunVariation variation, RunRecord run) {
    return variation.of(run).axes().get(0).points().stream().map(StudyPoint::name).toList();
  }

  private RunRecord train(RunConfig one) throws IOException {
    ExperimentRun run = ExperimentRun.create(one, runs, 1);
    run.execute(event -> {});
    return RunRecord.read(new RunFolder(run.folder()));
  }
}
