/**
 * Work away from the JavaFX thread and its results back on it. It knows no page. Begin with {@link
 * recdenoiser.app.task.Background}.
 */
package recdenoiser.app.task;
