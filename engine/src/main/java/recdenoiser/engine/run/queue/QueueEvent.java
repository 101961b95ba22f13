package recdenoiser.engine.run.queue;

import java.nio.file.Path;
import java.util.List;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.evaluate.Shortage;
import recdenoiser.engine.train.TrainingEvent;

/** Everything a queue reports. Immutable, so that it may cross threads. */
public sealed interface QueueEvent {

  <R> R accept(Visitor<R> visitor);

  /**
   * One answer to each kind of event.
   *
   * @param <R> of the answer; {@link Void} where there is none
   */
  interface Visitor<R> {
    R rearranged(Rearranged rearranged);

    R entryChanged(EntryChanged changed);

    R runPrepared(RunPrepared prepared);

    R runReported(RunReported reported);

    R switched(Switched switched);

    R notSaved(NotSaved problem);
  }

  /**
   * Entries were added, moved or removed.
   *
   * @param entries all of them now, in order
   */
  record Rearranged(List<QueueEntry> entries) implements QueueEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.rearranged(this);
    }
  }

  /** An entry stands differently; once it has ended everything of its run is written. */
  record EntryChanged(QueueEntry entry) implements QueueEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.entryChanged(this);
    }
  }

  /**
   * The data is read; what the run reports follows.
   *
   * @param id of the entry
   * @param history what the run reported in earlier sessions, in order; empty for a new one
   * @param shortages of negatives, in the rankings where a user has fewer than the others
   */
  record RunPrepared(
      int id, Path folder, RunConfig config, List<TrainingEvent> history, List<Shortage> shortages)
      implements QueueEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.runPrepared(this);
    }
  }

  /**
   * @param id of the entry whose run it is
   */
  record RunReported(int id, TrainingEvent event) implements QueueEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.runReported(this);
    }
  }

  /**
   * @param started whether runs that wait begin now
   */
  record Switched(boolean started) implements QueueEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.switched(this);
    }
  }

  /**
   * The file could not be written after a run changed; the queue goes on.
   *
   * @param message one sentence
   */
  record NotSaved(String message) implements QueueEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.notSaved(this);
    }
  }
}
