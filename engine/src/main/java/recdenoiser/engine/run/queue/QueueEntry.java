package recdenoiser.engine.run.queue;

import java.nio.file.Path;
import java.util.Objects;
import recdenoiser.engine.config.RunConfig;

/**
 * One run in the queue: a configuration, a run folder to go on with, or, once it has begun, both.
 *
 * @param id its own for as long as the queue's file exists; counted from 1
 * @param config null where a run goes on and has not been opened yet
 * @param folder of the run; null until it has one
 * @param message one sentence: why it ended; empty while it has not
 */
public record QueueEntry(int id, RunConfig config, Path folder, EntryState state, String message) {

  /**
   * @throws IllegalArgumentException if there is neither a configuration nor a folder
   */
  public QueueEntry {
    if (config == null && folder == null) {
      throw new IllegalArgumentException(
          "Entry " + id + " has neither a configuration nor the folder of a run.");
    }
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(message, "message");
  }

  QueueEntry with(EntryState next, String why) {
    return new QueueEntry(id, config, folder, next, why);
  }

  QueueEntry in(Path runFolder, RunConfig runConfig) {
    return new QueueEntry(id, runConfig, runFolder, state, message);
  }
}
