/**
 * The way of events from worker threads to the JavaFX thread: one queue, drained at most 25 times a
 * second, and a watch over the frames drawn. Begin with {@link recdenoiser.app.event.EventPump}.
 */
package recdenoiser.app.event;
