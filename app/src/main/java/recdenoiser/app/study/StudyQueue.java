package recdenoiser.app.study;

import java.util.function.Consumer;
import recdenoiser.engine.run.queue.RunQueue;

/** The queue of runs of this window. */
@FunctionalInterface
public interface StudyQueue {

  /** What is asked of it, on a thread of its own. */
  @FunctionalInterface
  interface Work {
    void apply(RunQueue queue) throws Exception;
  }

  /** Calls one of {@code done} and {@code failed} on the JavaFX thread. */
  void ask(Work work, Runnable done, Consumer<? super Exception> failed);
}
