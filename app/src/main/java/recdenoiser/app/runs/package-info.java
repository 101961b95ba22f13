/**
 * The page Runs: the runs of a folder, opened again. It reads through the engine's library of runs.
 * Begin with {@link recdenoiser.app.runs.RunsController}.
 */
package recdenoiser.app.runs;
