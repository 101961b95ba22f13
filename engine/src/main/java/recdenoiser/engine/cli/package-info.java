/**
 * The command line: one class for each command, and how results are printed. Logic lives elsewhere.
 * Begin with {@link recdenoiser.engine.cli.Main}.
 */
package recdenoiser.engine.cli;
