package recdenoiser.engine.tensor;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed team of threads that share out numbered tasks; the caller is one of them.
 *
 * <p>Which thread does which task is left to chance, so a task must not depend on it. Steps last
 * milliseconds and follow one another at once: helpers watch for work a little before they go to
 * sleep.
 */
public final class Workers implements AutoCloseable {
  private static final int SPINS = 20_000;

  /** One of many tasks that may run at the same time. */
  @FunctionalInterface
  public interface Task {
    /**
     * @param worker 0 … {@link Workers#count()} - 1, never the same in two threads at once
     */
    void run(int task, int worker);
  }

  private final Thread[] helpers;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private volatile int round;
  private volatile boolean closed;
  private volatile Throwable failure;
  private Task task;
  private int tasks;

  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("There must be at least 1 thread; found " + threads + ".");
    }
    helpers = new Thread[threads - 1];
    for (int h = 0; h < helpers.length; h++) {
      int worker = h + 1;
      helpers[h] = new Thread(() -> help(worker), "recdenoiser-worker-" + worker);
      helpers[h].setDaemon(true);
      helpers[h].start();
    }
  }

  public int count() {
    return helpers.length + 1;
  }

  /** Runs tasks 0 … count - 1 and returns when all are done; what a task throws is thrown here. */
  public synchronized void forEach(int count, Task work) {
    task = work;
    tasks = count;
    next.set(0);
    failure = null;
    if (count > 1 && helpers.length > 0) {
      busy.set(helpers.length);
      round++;
      for (Thread helper : helpers) {
        LockSupport.unpark(helper);
      }
      drain(0);
      while (busy.get() > 0) {
        Thread.onSpinWait();
      }
    } else {
      drain(0);
    }
    rethrow();
  }

  private void drain(int worker) {
    try {
      for (int t = next.getAndIncrement(); t < tasks; t = next.getAndIncrement()) {
        task.run(t, worker);
      }
    } catch (Throwable e) {
      failure = e;
      next.set(tasks);
    }
  }

  private void help(int worker) {
    int seen = 0;
    while (!closed) {
      for (int spin = 0; round == seen && !closed && spin < SPINS; spin++) {
        Thread.onSpinWait();
      }
      if (round == seen) {
        LockSupport.park(this);
        continue;
      }
      seen = round;
      if (!closed) {
        drain(worker);
        busy.decrementAndGet();
      }
    }
  }

  private void rethrow() {
    Throwable thrown = failure;
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
  }
}
