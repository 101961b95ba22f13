/**
 * Opens whatever file a configuration names as a data set, prepared as it says. The steps
 * themselves are in the packages beside. Begin with {@link
 * recdenoiser.engine.data.opening.DataSets}.
 */
package recdenoiser.engine.data.opening;
