package recdenoiser.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import recdenoiser.engine.tensorboard.EventFile;
import recdenoiser.engine.train.TrainingEvent;

/**
 * Event files for TensorBoard of runs that are there. The same run gives the same bytes: its times
 * are those that it recorded, counted from when it was made, pauses left out.
 */
public final class TensorBoardExport {
  private TensorBoardExport() {}

  /**
   * Writes one event file into a folder of the run's name, in place of an earlier one.
   *
   * @param out the folder that TensorBoard is then pointed at
   * @return the file
   * @throws IOException if the run cannot be read or the file not be written
   */
  public static Path write(RunFolder run, Path out) throws IOException {
    RunRecord record = RunRecord.read(run);
    List<TrainingEvent> events = RunHistory.read(run);
    double begin = TensorBoardListener.seconds(created(run, record));
    Path folder = Files.createDirectories(out.resolve(run.path().getFileName().toString()));
    Path file = folder.resolve(EventFile.name((long) begin));
    Path unfinished = folder.resolve(file.getFileName() + ".unfinished");
    try (EventFile written = EventFile.create(unfinished, begin)) {
      RunScalars scalars = new RunScalars(written, record.config().training());
      for (TrainingEvent event : events) {
        scalars.write(event, begin + elapsed(event));
      }
    }
    return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Instant created(RunFolder run, RunRecord record) throws IOException {
    try {
      return Instant.parse(record.created());
    } catch (DateTimeParseException e) {
      throw new IOException(
          run.run() + " says that the run was created at \"" + record.created() + "\".", e);
    }
  }

  private static double elapsed(TrainingEvent event) {
    if (event instanceof TrainingEvent.StepTaken step) {
      return step.elapsedSeconds();
    }
    if (event instanceof TrainingEvent.EpochEnded epoch) {
      return epoch.elapsedSeconds();
    }
    return event instanceof TrainingEvent.Evaluated evaluated ? evaluated.elapsedSeconds() : 0;
  }
}
