package recdenoiser.app.task;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Of several requests for the same thing only the newest counts: it cancels the one before. */
public final class Latest {
  private final Background background;
  private Background.Job current = () -> {};

  public Latest(Background background) {
    this.background = background;
  }

  public <T> void run(
      Callable<T> work, Consumer<? super T> onDone, Consumer<? super Exception> onFailed) {
    cancel();
    current = background.run(work, onDone, onFailed);
  }

  public void cancel() {
    current.cancel();
    current = () -> {};
  }
}
