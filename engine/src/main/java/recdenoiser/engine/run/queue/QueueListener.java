package recdenoiser.engine.run.queue;

/**
 * Hears what a queue reports, on the thread that caused it: it must return at once and may not call
 * the queue. What it throws is logged and goes no further.
 */
@FunctionalInterface
public interface QueueListener {
  void on(QueueEvent event);
}
