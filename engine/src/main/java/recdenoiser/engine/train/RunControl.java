package recdenoiser.engine.train;

/** The switch between the people who ask and the one thread that trains. */
public final class RunControl implements TrainingControl {
  private RunState state = RunState.PREPARING;
  private boolean pauseWanted;
  private boolean stopWanted;
  private boolean stopAtOnceWanted;

  @Override
  public synchronized void pause() {
    pauseWanted = true;
  }

  @Override
  public synchronized void resume() {
    pauseWanted = false;
    notifyAll();
  }

  @Override
  public synchronized void stop() {
    stopWanted = true;
    notifyAll();
  }

  @Override
  public synchronized void stopAtOnce() {
    stopAtOnceWanted = true;
    stop();
  }

  @Override
  public synchronized RunState state() {
    return state;
  }

  public synchronized boolean stopWanted() {
    return stopWanted;
  }

  public synchronized boolean stopAtOnceWanted() {
    return stopAtOnceWanted;
  }

  /** Called by the one who runs, before it reports the change. */
  public synchronized void enter(RunState next) {
    state = next;
  }

  synchronized boolean pauseWanted() {
    return pauseWanted && !stopWanted;
  }

  /** Returns when the pause is over; an interrupt of the thread counts as a wish to stop. */
  synchronized void awaitEndOfPause() {
    while (pauseWanted && !stopWanted) {
      try {
        wait();
      } catch (InterruptedException e) {
        stopWanted = true;
        Thread.currentThread().interrupt();
      }
    }
  }
}
