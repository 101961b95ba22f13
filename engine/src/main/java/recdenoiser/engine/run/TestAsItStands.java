package recdenoiser.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingEvent;

/** Tests a run that was stopped, or failed, without letting it go on. */
public final class TestAsItStands {
  private TestAsItStands() {}

  /**
   * Evaluates the run's best weights on the test and records the result. A run that goes on
   * afterwards forgets it, and has the bits of one that was never tested.
   *
   * @param threads that evaluate; they do not change the result
   * @return the summary, which says that the run did not come to its end
   * @throws IOException if somebody is writing the run, it came to its end, it was never evaluated
   *     on validation, or its data have changed
   */
  public static RunSummary record(Path runFolder, int threads) throws IOException {
    RunFolder folder = new RunFolder(runFolder);
    RunRecord.read(folder);
    try (RunLock lock = RunLock.acquire(folder)) {
      RunRecord record = RunRecord.read(folder);
      requireUnfinished(folder, record);
      SavedModel model = SavedModel.open(runFolder, threads);
      if (!model.isBest()) {
        throw new IOException(
            "The run " + runFolder + " was never evaluated on validation; it has no best weights.");
      }
      return write(folder, record, model.evaluate(Split.TEST));
    }
  }

  private static void requireUnfinished(RunFolder folder, RunRecord record) throws IOException {
    if (record.state() == RunState.FINISHED || record.state() == RunState.STOPPED_EARLY) {
      throw new IOException(
          "The run " + folder.path() + " has reached its end; its test is in its summary.");
    }
  }

  private static RunSummary write(RunFolder folder, RunRecord record, Evaluation test)
      throws IOException {
    RunSummary before = record.summary();
    RunState state = record.state().ended() ? record.state() : RunState.STOPPED;
    String message =
        String.format(
            Locale.ROOT,
            "Tested as it stood after epoch %d, with the weights of epoch %d; it can go on.",
            before.epochs(),
            before.bestEpoch());
    try (MetricsLog metrics = MetricsLog.openAtEnd(folder.metrics())) {
      metrics.append(
          new TrainingEvent.Evaluated(
              before.bestEpoch(), Split.TEST, test, true, before.seconds()));
      metrics.append(new TrainingEvent.Finished(state, before.bestEpoch(), message));
      metrics.force();
    }
    new RunLog(folder.log(), Clock.systemUTC()).say(message);
    RunSummary summary = before.halted("").tested(test, message);
    record.with(state, summary).write(folder);
    return summary;
  }
}
