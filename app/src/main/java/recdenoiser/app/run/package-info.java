/**
 * What is shown of a run, live or recorded: curves, cards and the result. It neither starts runs
 * nor finds them. Begin with {@link recdenoiser.app.run.TrainingModel}.
 */
package recdenoiser.app.run;
