package recdenoiser.engine.run.queue;

import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunLibrary;
import recdenoiser.engine.train.RunState;

/** Finds out how runs stand that were in progress when their process ended. */
final class QueueRecovery {
  private QueueRecovery() {}

  static QueueContents recover(QueueContents left) {
    return left.map(QueueRecovery::recover);
  }

  private static QueueEntry recover(QueueEntry entry) {
    boolean inProgress =
        entry.state() == EntryState.PREPARING || entry.state() == EntryState.TRAINING;
    if (!inProgress) {
      return entry;
    }
    if (entry.folder() == null) {
      return entry.with(EntryState.INTERRUPTED, "");
    }
    RunLibrary.Entry run = RunLibrary.entry(new RunFolder(entry.folder()));
    if (run.readable() && !run.running()) {
      RunState state = run.state();
      if (state == RunState.FINISHED || state == RunState.STOPPED_EARLY) {
        return entry.with(EntryState.FINISHED, run.record().summary().message());
      }
      if (state == RunState.FAILED) {
        return entry.with(EntryState.FAILED, run.record().summary().message());
      }
    }
    return entry.with(EntryState.INTERRUPTED, "");
  }
}
