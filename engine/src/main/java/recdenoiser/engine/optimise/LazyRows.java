package recdenoiser.engine.optimise;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.optimise.TrainedWeights.Group;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.kernel.AdamMoments;
import recdenoiser.engine.tensor.kernel.AdamStep;
import recdenoiser.engine.tensor.kernel.Kernels;
import recdenoiser.engine.tensor.kernel.MissedSteps;

/**
 * Rows of a table under Adam that stay as they are while nothing touches them. Each knows the
 * latest step that it has taken part in, and makes up for the later ones when it is read by a step
 * or has a gradient. What it becomes depends on those two steps only, not on who reads it.
 *
 * <p>Between steps nobody who reads moves them.
 */
final class LazyRows implements Table.RowReader {
  private static final VarHandle STAMPS = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int MOVING = Integer.MIN_VALUE;

  private final Group group;
  private final AdamMoments moments;
  private final MissedSteps missed;

  /**
   * By row the latest step that it knows. After a restart, before it is said which step is the
   * next, steps are counted backwards from 0.
   */
  private final int[] stamps;

  private boolean open;

  LazyRows(Group group, AdamMoments moments, MissedSteps missed) {
    this.group = group;
    this.moments = moments;
    this.missed = missed;
    this.stamps = new int[group.values().rows()];
  }

  int rows() {
    return stamps.length;
  }

  boolean isOf(Table table) {
    return group.table() == table;
  }

  /**
   * @param begins whether a step begins, or is over
   */
  void open(boolean begins) {
    open = begins;
  }

  @Override
  public void bringUp(Kernels kernels, int row) {
    if (!open) {
      return;
    }
    int now = missed.now();
    int stamp = (int) STAMPS.getAcquire(stamps, row);
    while (stamp != now) {
      if (stamp != MOVING && STAMPS.compareAndSet(stamps, row, stamp, MOVING)) {
        makeUp(kernels, stamp, row);
        STAMPS.setRelease(stamps, row, now);
        return;
      }
      Thread.onSpinWait();
      stamp = (int) STAMPS.getAcquire(stamps, row);
    }
  }

  private void makeUp(Kernels kernels, int since, int row) {
    kernels.adam().catchUp(missed, since, group.values(), moments, row);
    keepInBall(kernels, row);
  }

  private void keepInBall(Kernels kernels, int row) {
    if (group.inUnitBall()) {
      UnitBall.project(kernels.losses(), group.values(), row, 1);
    }
  }

  /** A step of rows that have a gradient, numbers {@code from … to - 1} of them. */
  void update(Kernels kernels, AdamStep step, int from, int to) {
    TableGradient gradient = group.table().gradient();
    for (int t = from; t < to; t++) {
      bringUp(kernels, gradient.touched(t));
    }
    kernels.adam().updateTouched(step, group.values(), moments, gradient, from, to);
    for (int t = from; t < to; t++) {
      int row = gradient.touched(t);
      stamps[row] = missed.now() + 1;
      keepInBall(kernels, row);
    }
  }

  /** Rows {@code from … to - 1} make up for what they have missed, all in the calling thread. */
  void catchUp(Kernels kernels, int from, int to) {
    for (int row = Math.max(1, from); row < to; row++) {
      if (stamps[row] != missed.now()) {
        makeUp(kernels, stamps[row], row);
        stamps[row] = missed.now();
      }
    }
  }

  /** All rows know a step without having moved in it. */
  void stampAll(int step) {
    Arrays.fill(stamps, step);
  }

  /** How many steps each row has missed, of those up to {@code done}; null if none any. */
  float[] behind(int done) {
    float[] behind = new float[stamps.length];
    boolean any = false;
    for (int row = 1; row < behind.length; row++) {
      behind[row] = done - stamps[row];
      any |= behind[row] != 0;
    }
    return any ? behind : null;
  }

  /**
   * @param behind as {@link #behind}
   */
  void restore(float[] behind, int done) {
    for (int row = 1; row < stamps.length; row++) {
      stamps[row] = behind == null ? done : done - (int) behind[row];
    }
  }

  /** The earliest step that a row knows as its latest. */
  int earliest(int done) {
    int earliest = done;
    for (int row = 1; row < stamps.length; row++) {
      earliest = Math.min(earliest, stamps[row]);
    }
    return earliest;
  }
}
