package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import recdenoiser.engine.train.TrainingEvent;

/** Compares two runs in everything but the time they took. */
public final class SameRun {
  private static final List<String> COMPARED =
      List.of(
          "checkpoint/latest/weights.npz",
          "checkpoint/latest/optimiser.npz",
          "checkpoint/best/weights.npz",
          "checkpoint/best/optimiser.npz",
          "negatives.npy",
          "ranks-test.npz",
          "ranks-validation.npz");

  private SameRun() {}

  public static void assertSame(Path actual, Path expected) throws IOException {
    for (String file : COMPARED) {
      assertThat(actual.resolve(file)).hasSameBinaryContentAs(expected.resolve(file));
    }
    RunFolder actualFolder = new RunFolder(actual);
    RunFolder expectedFolder = new RunFolder(expected);
    assertThat(actualFolder.maskEpochs()).isEqualTo(expectedFolder.maskEpochs());
    for (int epoch : expectedFolder.maskEpochs()) {
      assertThat(actualFolder.masks(epoch)).hasSameBinaryContentAs(expectedFolder.masks(epoch));
    }
    assertThat(story(actualFolder)).isEqualTo(story(expectedFolder));
    assertThat(RunRecord.read(actualFolder).summary())
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*[sS]econds")
        .isEqualTo(RunRecord.read(expectedFolder).summary());
  }

  /** Steps, epochs and evaluations, each with its numbers, without times. */
  private static List<String> story(RunFolder folder) throws IOException {
    return RunHistory.read(folder).stream()
        .map(SameRun::tell)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String tell(TrainingEvent event) {
    if (event instanceof TrainingEvent.StepTaken step) {
      return "step " + step.step() + " " + step.stepInEpoch() + " " + step.loss();
    }
    if (event instanceof TrainingEvent.EpochEnded epoch) {
      return "epoch " + epoch.epoch() + " " + epoch.step() + " " + epoch.meanLoss();
    }
    if (event instanceof TrainingEvent.Evaluated evaluated) {
      return "evaluated "
          + evaluated.epoch()
          + " "
          + evaluated.split()
          + " "
          + evaluated.best()
          + " "
          + evaluated.evaluation().full().ndcgAt(10);
    }
    return "";
  }
}
