package recdenoiser.app.importing;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import recdenoiser.engine.data.importing.ImportWatch;

/** An import under way: told by the importing thread, asked by the JavaFX thread's timer. */
final class ImportWork implements ImportWatch {
  private final long began;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicReference<ImportProgress> progress =
      new AtomicReference<>(ImportProgress.NONE);

  /**
   * @param began milliseconds on the clock that {@link #progress(long)} is asked by
   */
  ImportWork(long began) {
    this.began = began;
  }

  @Override
  public boolean progress(double share, long actions) {
    progress.set(new ImportProgress(share, actions, 0));
    return !stopped.get();
  }

  /** It ends at the next thousands of actions, and leaves nothing. */
  void stop() {
    stopped.set(true);
  }

  ImportProgress progress(long now) {
    ImportProgress last = progress.get();
    return new ImportProgress(last.share(), last.actions(), (now - began) / 1000.0);
  }
}
