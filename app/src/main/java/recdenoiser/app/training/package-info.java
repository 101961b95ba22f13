/**
 * The page Train: the run that trains and the queue behind it. The queue itself is the engine's.
 * Begin with {@link recdenoiser.app.training.TrainingController}.
 */
package recdenoiser.app.training;
