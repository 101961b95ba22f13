/**
 * Questions about a whole trained run, without training again: what a limit on exposure costs
 * ({@link recdenoiser.engine.inspect.analysis.Exposure}), and whether items are what their users
 * make of them ({@link recdenoiser.engine.inspect.analysis.Consistency}). Each has a table and a
 * figure.
 */
package recdenoiser.engine.inspect.analysis;
