/**
 * A run from its configuration to its summary: its folder, record, checkpoints and metrics, and the
 * library of all runs. The training loop itself is in {@code train}. Begin with {@link
 * recdenoiser.engine.run.ExperimentRun}, then {@link recdenoiser.engine.run.RunFolder}.
 */
package recdenoiser.engine.run;
