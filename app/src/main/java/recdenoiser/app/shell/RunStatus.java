package recdenoiser.app.shell;

import recdenoiser.engine.train.RunState;

/**
 * What the header says about the run.
 *
 * @param state null where there is no run
 * @param progress 0 … 1
 * @param remainingSeconds NaN while it is not known
 */
public record RunStatus(RunState state, double progress, double remainingSeconds) {
  public static final RunStatus NONE = new RunStatus(null, 0, Double.NaN);

  /** Whether it still trains, or will again. */
  boolean isActive() {
    return exists() && !state.ended();
  }

  public boolean exists() {
    return state != null;
  }
}
