package recdenoiser.app.training;

import recdenoiser.engine.run.queue.RunQueue;

/** What is asked of the queue of the window, on a thread of its own. */
@FunctionalInterface
public interface QueueWork {
  void apply(RunQueue queue) throws Exception;
}
