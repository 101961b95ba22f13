package recdenoiser.engine.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.tensorboard.EventFile;
import recdenoiser.engine.train.TrainingEvent;
import recdenoiser.engine.train.TrainingListener;
import recdenoiser.engine.train.TrainingPosition;

/**
 * Writes what a run reports into event files in its folder too, for TensorBoard, and only then
 * passes it on.
 */
final class TensorBoardListener implements TrainingListener, Closeable {
  private final EventFile file;
  private final RunScalars scalars;
  private final InstantSource clock;
  private final TrainingListener next;
  private int keepEvery = 1;

  private TensorBoardListener(
      EventFile file, RunScalars scalars, InstantSource clock, TrainingListener next) {
    this.file = file;
    this.scalars = scalars;
    this.clock = clock;
    this.next = next;
  }

  /**
   * Begins a file; where the run goes on, what was written after its checkpoint is taken back.
   *
   * @param position where it goes on
   */
  static TensorBoardListener begin(
      RunFolder folder,
      RunConfig config,
      TrainingPosition position,
      InstantSource clock,
      TrainingListener next)
      throws IOException {
    Instant now = clock.instant();
    EventFile file = EventFile.begin(folder.tensorBoard(), now.getEpochSecond());
    if (position.step() > 0) {
      file.restartFrom(seconds(now), position.step() + 1);
    }
    return new TensorBoardListener(file, new RunScalars(file, config.training()), clock, next);
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof TrainingEvent.Started started) {
      keepEvery = RunRecorder.keepEvery(started);
    }
    try {
      if (!RunRecorder.isThinnedOut(event, keepEvery)) {
        scalars.write(event, seconds(clock.instant()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write for TensorBoard: " + e.getMessage(), e);
    }
    next.on(event);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  static double seconds(Instant instant) {
    return instant.getEpochSecond() + instant.getNano() / 1e9;
  }
}
