package recdenoiser.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.RunSummary;
import recdenoiser.engine.run.SmallData;

/** What a study would cost is known before it is started. */
final class StudyCostTest {
  @TempDir private Path folder;
  private Path runs;
  private StudyPlan plan;

  @BeforeEach
  void plan() throws IOException {
    runs = folder.resolve("runs");
    plan = StudyPlan.of(SmallStudy.on(SmallData.write(folder)));
  }

  @Test
  void nothingIsKnownOfAStudyThatNobodyRan() {
    StudyCost cost = StudyCost.known(status(), 1, 1);

    assertThat(cost.runs()).isEqualTo(6);
    assertThat(cost.open()).isEqualTo(6);
    assertThat(cost.seconds()).isNaN();
  }

  /** Softmax and masks are two kinds of run; β, and the seed, make no other. */
  @Test
  void everyKindOfRunIsTriedOnce() throws IOException {
    StringBuilder heard = new StringBuilder();
    StudyCost cost =
        StudyCost.measure(
            status(),
            1,
            1,
            0.01,
            (cell, done, all) ->
                heard.append(cell.at().get("rule")).append(done).append(all).append(' '));

    assertThat(heard).hasToString("plain02 masks12 ");
    assertThat(cost.fromTrials()).isEqualTo(6);
    assertThat(cost.seconds()).isPositive();
    assertThat(Files.exists(runs)).isFalse();
  }

  @Test
  void runsThatExistSayItWithoutATrial() throws IOException {
    RunSummary plain = train(plan.runs().get(0).config());
    StudyCost cost = StudyCost.known(status(), 2, 2);

    assertThat(cost.reused()).isEqualTo(1);
    assertThat(cost.open()).isEqualTo(5);
    assertThat(cost.fromRuns()).isEqualTo(1);
    assertThat(cost.fromOthers()).isEqualTo(4);
    assertThat(cost.seconds()).isCloseTo(plain.seconds() * 5 / 2, within(1e-9));
    assertThat(StudyCost.known(status(), 2, 1).seconds()).isNaN();
  }

  @Test
  void ofManyKindsSomeAreTried() {
    List<String> widths = List.of("4", "8", "12", "16", "20", "24", "28", "32", "36", "40");
    Study wide =
        SmallStudy.read(
            SmallStudy.TEXT
                .replace(
                    "\"setting\": \"maskPenalty\", \"values\": [ 0.001, 0.1 ]",
                    "\"setting\": \"width\", \"values\": " + widths)
                .replace("\"points\": { \"beta\": [ 0.5 ] }", "\"points\": { \"beta\": [ 8 ] }")
                .replace("FILE", folder.resolve("small.txt").toString()));
    StudyPlan many =
        StudyPlan.of(wide.with(StudyChange.ofPoints(Map.of("rule", List.of("plain")))));
    StudyStatus status = new StudyRuns(List.of(runs)).of(many);

    List<String> tried = new ArrayList<>();
    StudyCost cost =
        StudyCost.measure(
            status, 1, 1, 0.001, (cell, done, all) -> tried.add(cell.at().get("beta")));

    assertThat(tried).containsExactly("4", "8", "12", "16", "24", "28", "32", "40");
    assertThat(cost.fromTrials()).isEqualTo(16);
    assertThat(cost.fromOthers()).isEqualTo(4);
  }

  @Test
  void anInterruptedMeasurementEnds() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> StudyCost.measure(status(), 1, 1, 0.01, (cell, done, all) -> {}))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private StudyStatus status() {
    return new StudyRuns(List.of(runs)).of(plan);
  }

  private RunSummary train(RunConfig config) throws IOException {
    return ExperimentRun.create(config, runs, 1).execute(event -> {});
  }
}
