package recdenoiser.engine.inspect.analysis;

import java.util.concurrent.CancellationException;

/** Hears how far an analysis is. */
@FunctionalInterface
public interface AnalysisProgress {
  /** For those who do not ask. */
  AnalysisProgress NONE = share -> {};

  /**
   * @param share of the work, in [0, 1]
   */
  void done(double share);

  /**
   * Tells the share, unless the thread was interrupted.
   *
   * @throws CancellationException if it was
   */
  default void tell(double share) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("The analysis was cancelled.");
    }
    done(share);
  }
}
