package recdenoiser.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import recdenoiser.engine.storage.DamagedFile;
import recdenoiser.engine.train.TrainingEvent;

/**
 * How far a run that is under way has come, from the two ends of its {@code metrics.jsonl}.
 *
 * @param epoch under way, from 1
 * @param epochs at most
 * @param share of all steps, in [0, 1]
 * @param remainingSeconds to the last epoch, at the speed so far; NaN while nothing is known
 */
public record RunProgress(int epoch, int epochs, double share, double remainingSeconds) {
  private static final int HEAD_BYTES = 4096;
  private static final int TAIL_BYTES = 16384;

  /** Of a run that has taken no step yet. */
  public static RunProgress none(RunRecord record) {
    return new RunProgress(1, record.config().training().epochs(), 0, Double.NaN);
  }

  /**
   * @throws IOException if the file cannot be read; lines that are no events are passed over
   */
  public static RunProgress read(RunFolder folder, RunRecord record) throws IOException {
    Gathering gathering = new Gathering(record.config().training().epochs());
    try (RandomAccessFile file = new RandomAccessFile(folder.metrics().toFile(), "r")) {
      long length = file.length();
      lines(file, 0, (int) Math.min(HEAD_BYTES, length)).forEach(gathering::takeStart);
      int tail = (int) Math.min(TAIL_BYTES, length);
      lines(file, length - tail, tail).forEach(gathering::take);
    }
    return gathering.progress();
  }

  private static List<String> lines(RandomAccessFile file, long from, int count)
      throws IOException {
    byte[] bytes = new byte[count];
    file.seek(from);
    file.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }

  private static final class Gathering {
    private final int epochs;
    private int stepsPerEpoch;
    private double epochsDone;
    private double seconds;
    private int epoch = 1;

    Gathering(int epochs) {
      this.epochs = epochs;
    }

    void takeStart(String line) {
      if (event(line) instanceof TrainingEvent.Started started) {
        stepsPerEpoch = started.stepsPerEpoch();
      }
    }

    void take(String line) {
      TrainingEvent event = event(line);
      if (event instanceof TrainingEvent.StepTaken step) {
        epoch = step.epoch();
        epochsDone = epoch - 1 + step.stepInEpoch() / (double) Math.max(1, stepsPerEpoch);
        seconds = step.elapsedSeconds();
      } else if (event instanceof TrainingEvent.EpochEnded ended) {
        epoch = Math.min(epochs, ended.epoch() + 1);
        epochsDone = ended.epoch();
        seconds = ended.elapsedSeconds();
      }
    }

    /** Null for half a line and for what a later version may write. */
    private static TrainingEvent event(String line) {
      try {
        return EventLines.read(line);
      } catch (JsonProcessingException | DamagedFile e) {
        return null;
      }
    }

    RunProgress progress() {
      double share = Math.max(0, Math.min(1, epochsDone / epochs));
      double remaining = share == 0 ? Double.NaN : seconds / share * (1 - share);
      return new RunProgress(epoch, epochs, share, remaining);
    }
  }
}
