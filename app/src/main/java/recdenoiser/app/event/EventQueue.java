package recdenoiser.app.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What worker threads have to tell, kept in order until the JavaFX thread asks for it. */
public final class EventQueue<T> {
  private final ConcurrentLinkedQueue<T> waiting = new ConcurrentLinkedQueue<>();
  private volatile Runnable onArrival = () -> {};

  /**
   * @param action called after every arrival, on the thread that brought it; once at once, for what
   *     is there already
   */
  public void onArrival(Runnable action) {
    onArrival = action;
    action.run();
  }

  /** From any thread; returns at once. */
  public void add(T event) {
    waiting.add(event);
    onArrival.run();
  }

  /** Takes out everything that arrived before this call, oldest first. */
  public List<T> drain() {
    List<T> arrived = new ArrayList<>();
    for (T event = waiting.poll(); event != null; event = waiting.poll()) {
      arrived.add(event);
    }
    return arrived;
  }
}
