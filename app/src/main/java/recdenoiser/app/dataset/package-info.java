/**
 * The page Data: opens a data set, shows its numbers and its order in time, and compares it with
 * others. Reading happens in the engine, away from the JavaFX thread. Begin with {@link
 * recdenoiser.app.dataset.DatasetController}.
 */
package recdenoiser.app.dataset;
