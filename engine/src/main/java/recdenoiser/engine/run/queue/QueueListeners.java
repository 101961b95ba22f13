package recdenoiser.engine.run.queue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who listen to a queue; one that is broken harms nobody else. */
final class QueueListeners {
  private static final Logger LOG = LoggerFactory.getLogger(QueueListeners.class);

  private final List<QueueListener> listeners = new CopyOnWriteArrayList<>();

  void add(QueueListener listener) {
    listeners.add(listener);
  }

  void remove(QueueListener listener) {
    listeners.remove(listener);
  }

  void tell(QueueEvent event) {
    for (QueueListener listener : listeners) {
      try {
        listener.on(event);
      } catch (RuntimeException e) {
        LOG.error("A listener of the queue failed at {}.", event.getClass().getSimpleName(), e);
      }
    }
  }
}
