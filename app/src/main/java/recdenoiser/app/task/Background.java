package recdenoiser.app.task;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Moves work off the JavaFX thread and its result back on it. */
public interface Background {

  /**
   * Runs {@code work} elsewhere, then exactly one of the two consumers on the JavaFX thread, unless
   * the job is cancelled first.
   */
  <T> Job run(Callable<T> work, Consumer<? super T> onDone, Consumer<? super Exception> onFailed);

  /**
   * The same for work that a person knows by a name, such as "Reading data", and may cancel where
   * it takes long: who asked for it then hears of {@link CancelledByPerson}.
   */
  default Background named(String title) {
    return this;
  }

  /** Work under way. */
  interface Job {
    /** Interrupts the work; neither consumer is called afterwards. */
    void cancel();
  }

  /** For tests: everything happens at once in the calling thread. */
  static Background direct() {
    return new Background() {
      @Override
      public <T> Job run(
          Callable<T> work, Consumer<? super T> onDone, Consumer<? super Exception> onFailed) {
        T result;
        try {
          result = work.call();
        } catch (Exception e) {
          onFailed.accept(e);
          return () -> {};
        }
        onDone.accept(result);
        return () -> {};
      }
    };
  }
}
