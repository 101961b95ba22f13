package recdenoiser.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.model.ModelKinds;
import recdenoiser.engine.run.CheckpointFolders.Saved;
import recdenoiser.engine.run.RunRecord.Extension;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingPosition;
import recdenoiser.engine.train.TrainingSettings;

/**
 * Gives a run more epochs, or more patience, also after its end. It then stands as if it had been
 * stopped, and goes on by {@link ExperimentRun#resume} with the bits of a run that was configured
 * so from the start. One thing can keep it from that: the last epoch of every run is evaluated,
 * also where {@code evaluateEvery} would have passed it over.
 */
public final class MoreEpochs {
  private MoreEpochs() {}

  /**
   * @param epochs at most, those before among them
   * @param patience evaluations without improvement; 0 never stops early
   * @return what is recorded of it in {@code run.json}, {@code log.txt} has it in words
   * @throws IOException if somebody is writing the run, it has no checkpoint or is not trained in
   *     epochs
   * @throws recdenoiser.engine.settings.SettingProblem if the run would end where it is, or cannot
   *     have so many
   */
  public static Extension give(Path runFolder, int epochs, int patience) throws IOException {
    RunFolder folder = new RunFolder(runFolder);
    RunRecord.read(folder);
    try (RunLock lock = RunLock.acquire(folder)) {
      RunRecord record = RunRecord.read(folder);
      RunConfig longer = longer(record.config(), epochs, patience);
      TrainingPosition position = position(folder, record);
      requireRoom(folder, record, longer, position);
      Extension extension = extension(record, position);
      String message = describe(record, longer, extension);
      new RunLog(folder.log(), Clock.systemUTC()).say(message);
      record.extended(longer, extension, message).write(folder);
      return extension;
    }
  }

  private static RunConfig longer(RunConfig config, int epochs, int patience) {
    return config
        .with("epochs", Integer.toString(epochs))
        .with("patience", Integer.toString(patience))
        .requireValid();
  }

  private static TrainingPosition position(RunFolder folder, RunRecord record) throws IOException {
    if (!ModelKinds.of(record.config().groups()).needs().steps()) {
      throw new IOException(
          "The run "
              + folder.path()
              + " was fitted to all training data at once; more epochs would change nothing.");
    }
    Optional<Saved> saved = new CheckpointFolders(folder).read(CheckpointFolders.LATEST);
    return saved
        .orElseThrow(
            () ->
                new IOException(
                    "The run "
                        + folder.path()
                        + " has no checkpoint to go on from; start it again with more epochs."))
        .checkpoint()
        .position();
  }

  private static void requireRoom(
      RunFolder folder, RunRecord record, RunConfig longer, TrainingPosition position)
      throws IOException {
    int done = position.epoch() - 1;
    TrainingSettings training = longer.training();
    if (training.epochs() <= done || training.epochs() < record.config().training().epochs()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "The run %s has done %d epochs of %d; it needs more than that, found %d.",
              folder.path(),
              done,
              record.config().training().epochs(),
              training.epochs()));
    }
    boolean early = record.state() == RunState.STOPPED_EARLY;
    int before = record.config().training().patience();
    if (early && training.patience() > 0 && training.patience() <= before) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "The run %s stopped early with a patience of %d; give it more, or 0 for no end to it.",
              folder.path(),
              before));
    }
  }

  private static Extension extension(RunRecord record, TrainingPosition position) {
    TrainingSettings before = record.config().training();
    int done = position.epoch() - 1;
    boolean extra =
        record.state() == RunState.FINISHED
            && position.stepInEpoch() == 0
            && done % before.evaluateEvery() != 0;
    String difference =
        extra
            ? String.format(
                Locale.ROOT,
                "Epoch %d was evaluated because it was the last; a run that was configured so from"
                    + " the start is evaluated every %d epochs and would have passed it over, so"
                    + " that its best epoch may be another.",
                done,
                before.evaluateEvery())
            : "";
    return new Extension(
        Clock.systemUTC().instant().toString(),
        done,
        before.epochs(),
        before.patience(),
        difference);
  }

  private static String describe(RunRecord record, RunConfig longer, Extension extension) {
    String sentence =
        String.format(
            Locale.ROOT,
            "Given more after epoch %d: %d epochs instead of %d, patience %d instead of %d; it can"
                + " go on.",
            extension.afterEpoch(),
            longer.training().epochs(),
            record.config().training().epochs(),
            longer.training().patience(),
            record.config().training().patience());
    return extension.difference().isEmpty() ? sentence : sentence + " " + extension.difference();
  }
}
