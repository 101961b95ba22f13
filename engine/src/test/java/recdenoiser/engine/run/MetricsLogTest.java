package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingEvent;

class MetricsLogTest {
  private static final LossTerms LOSS =
      LossTerms.of(
          Map.of(
              "prediction", 0.1, "weights", 1.0 / 3, "masks", Double.MIN_VALUE, "own", Double.NaN));
  private static final double[] VALUES = {0.25, 0.5, 2.0 / 3, 1};
  private static final RankingMetrics METRICS = new RankingMetrics(9, VALUES, VALUES, VALUES);

  private static final List<TrainingEvent> EVENTS =
      List.of(
          new TrainingEvent.Started(1, 20, 7, 12_345_678_901L, 2, 50),
          new TrainingEvent.StateChanged(RunState.TRAINING),
          new TrainingEvent.StepTaken(1, 1, 1, LOSS, 128, 900, 0.25),
          new TrainingEvent.EpochEnded(
              1,
              7,
              LOSS,
              Map.of(
                  "openShares",
                  new double[][] {{1, 1}, {0.5, 1}},
                  "alpha",
                  new double[][] {{1.25, 1.5}, {2, 1.01}}),
              1e5,
              7e5,
              2.5,
              47.5),
          new TrainingEvent.Evaluated(
              1, Split.VALIDATION, new Evaluation(METRICS, METRICS, 3), true, 5),
          new TrainingEvent.Finished(RunState.STOPPED, 1, "A person stopped it: \"enough\"\n."));

  @TempDir Path folder;

  @Test
  void everyEventComesBackAsItWas() throws IOException {
    write();

    assertThat(MetricsLog.read(file()))
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(EVENTS);
    assertThat(Files.readAllLines(file())).hasSize(EVENTS.size());
  }

  @Test
  void aLogCutAnywhereKeepsItsWholeLinesAndGoesOn() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      int lines = lines(whole, length);
      assertThat(MetricsLog.read(file())).as("cut after %d bytes", length).hasSize(lines);

      try (MetricsLog log = MetricsLog.openAtEnd(file())) {
        log.append(EVENTS.get(1));
      }
      assertThat(MetricsLog.read(file())).as("cut after %d bytes", length).hasSize(lines + 1);
    }
  }

  @Test
  void whatIsLaterThanACheckpointIsDropped() throws IOException {
    MetricsLog.Mark kept;
    try (MetricsLog log = MetricsLog.open(file(), MetricsLog.Mark.START)) {
      log.append(EVENTS.get(0));
      kept = log.force();
      log.append(EVENTS.get(1));
    }

    MetricsLog.open(file(), kept).close();

    assertThat(MetricsLog.read(file())).containsExactly(EVENTS.get(0));
  }

  @Test
  void aLogOfThreePartsOfTheLossAndNumbersSideBySideIsStillRead() throws IOException {
    Files.writeString(
        file(),
        """
        {"event":"started","firstEpoch":1,"epochs":3,"stepsPerEpoch":7,"parameters":9,"blocks":2,"maxLength":50,"learnsMasks":true}
        {"event":"epoch","epoch":1,"step":7,"meanLoss":{"bce":0.5,"weights":0.0,"masks":0.25,"jacobian":0.0},"openShare":[1.0,0.75],"openShares":[[1.0],[0.75]],"alpha":[],"sequencesPerSecond":1.0,"tokensPerSecond":2.0,"elapsedSeconds":3.0,"remainingSeconds":4.0}
        """);

    TrainingEvent.EpochEnded epoch = (TrainingEvent.EpochEnded) MetricsLog.read(file()).get(1);

    assertThat(epoch.meanLoss().values()).isEqualTo(Map.of("prediction", 0.5, "masks", 0.25));
    assertThat(epoch.probes()).containsOnlyKeys("openShares");
    assertThat(epoch.probes().get("openShares")).isDeepEqualTo(new double[][] {{1}, {0.75}});
  }

  @Test
  void anEpochRecordedBeforeThereWereHeadsHasThoseOfItsBlocks() throws IOException {
    Files.writeString(
        file(),
        """
        {"event":"epoch","epoch":1,"step":7,"meanLoss":{"bce":0.5,"weights":0.0,"masks":0.25,"jacobian":0.0},"openShare":[1.0,0.75],"sequencesPerSecond":1.0,"tokensPerSecond":2.0,"elapsedSeconds":3.0,"remainingSeconds":4.0}
        """);

    TrainingEvent.EpochEnded epoch = (TrainingEvent.EpochEnded) MetricsLog.read(file()).get(0);

    assertThat(epoch.probes().get("openShares")).isDeepEqualTo(new double[][] {{1}, {0.75}});
  }

  @Test
  void aWholeLineThatIsNoEventIsNamed() throws IOException {
    write();
    Files.writeString(file(), Files.readString(file()).replace("\"epoch\",", "\"era\","));

    assertThatThrownBy(() -> MetricsLog.read(file()))
        .hasMessage(file() + ", line 4 is damaged: its checksum does not fit.");
  }

  @Test
  void aLineWithoutItsChecksumThatIsNoEventIsNamed() throws IOException {
    Files.writeString(file(), "{\"event\":\"era\"}\n");

    assertThatThrownBy(() -> MetricsLog.read(file()))
        .hasMessageStartingWith(file() + ", line 1: this is no event of a run: ");
  }

  @Test
  void everyFlippedBitOfALineIsFound() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file());
    for (int bit = 0; bit < 8 * (whole.length - 1); bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file(), flipped);

      assertThatThrownBy(() -> MetricsLog.read(file()))
          .as("bit %d", bit)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aLogThatIsShorterOrOtherThanACheckpointSaysIsRefused() throws IOException {
    MetricsLog.Mark mark;
    try (MetricsLog log = MetricsLog.open(file(), MetricsLog.Mark.START)) {
      log.append(EVENTS.get(0));
      log.append(EVENTS.get(1));
      mark = log.force();
    }
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length - 1));

    assertThatThrownBy(() -> MetricsLog.open(file(), mark))
        .hasMessageContaining("is cut short: it has " + (whole.length - 1));

    whole[5] ^= 1;
    Files.write(file(), whole);
    assertThatThrownBy(() -> MetricsLog.open(file(), mark)).hasMessageContaining("is damaged");
  }

  @Test
  void aLogThatWasNeverBegunHasNoEvents() throws IOException {
    assertThat(MetricsLog.read(file())).isEmpty();
  }

  private void write() throws IOException {
    try (MetricsLog log = MetricsLog.open(file(), MetricsLog.Mark.START)) {
      for (TrainingEvent event : EVENTS) {
        log.append(event);
      }
    }
  }

  private Path file() {
    return folder.resolve("metrics.jsonl");
  }

  private static int lines(byte[] bytes, int length) {
    int lines = 0;
    for (int i = 0; i < length; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    return lines;
  }
}
