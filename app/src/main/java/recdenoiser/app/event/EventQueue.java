package recdenoiser.app.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What worker threads have to tell, kept in order until the JavaFX thread asks for it. */
public final class EventQueue<T> {
  private final ConcurrentLinkedQueue<T> waiting = new ConcurrentLinkedQueue<>();

  /** From any thread; returns at once. */
  public void add(T event) {
    waiting.add(event);
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
