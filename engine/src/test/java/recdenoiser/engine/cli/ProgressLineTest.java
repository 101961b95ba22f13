package recdenoiser.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.train.TrainingEvent;

class ProgressLineTest {
  private static final LossTerms LOSS = LossTerms.prediction(1.25);

  private final StringWriter out = new StringWriter();

  @Test
  void onATerminalOneLineIsWrittenOverWithTheTimeLeft() {
    try (ProgressLine progress = new ProgressLine(new PrintWriter(out), true)) {
      report(progress);
    }

    String[] lines = out.toString().split("\r");
    assertThat(lines[lines.length - 1])
        .contains("epoch 2/4")
        .contains("loss 1.2500")
        .contains("Hit@10 0.5000")
        .contains("20 s left")
        .endsWith("\n");
    assertThat(out.toString().lines().filter(line -> !line.isEmpty()))
        .allMatch(l -> l.length() < 120);
  }

  @Test
  void elsewhereThereIsALineForEachEvaluation() {
    try (ProgressLine progress = new ProgressLine(new PrintWriter(out), false)) {
      report(progress);
    }

    assertThat(out.toString().strip())
        .isEqualTo("Epoch 1/4  loss 1.2500  Hit@10 0.5000  NDCG@10 0.5000  10 s");
  }

  @ParameterizedTest
  @CsvSource({"0.4,0 s", "59.4,59 s", "187,3:07", "3750,1:02:30"})
  void durationsAreShort(double seconds, String text) {
    assertThat(ProgressLine.duration(seconds)).isEqualTo(text);
  }

  /** One step in a second, ten steps in an epoch, and half of all done. */
  private static void report(ProgressLine progress) {
    progress.on(new TrainingEvent.Started(1, 4, 10, 100, 2, 50));
    for (int step = 1; step <= 20; step++) {
      int epoch = 1 + (step - 1) / 10;
      progress.on(new TrainingEvent.StepTaken(epoch, step, 1 + (step - 1) % 10, LOSS, 8, 80, step));
      if (step == 10) {
        progress.on(new TrainingEvent.EpochEnded(1, 10, LOSS, Map.of(), 8, 80, 10, 30));
        double[] half = {0.5, 0.5, 0.5, 0.5};
        RankingMetrics metrics = new RankingMetrics(8, half, half, half);
        Evaluation evaluation = new Evaluation(metrics, metrics, 1);
        progress.on(new TrainingEvent.Evaluated(1, Split.VALIDATION, evaluation, true, 10));
      }
    }
  }
}
