/**
 * Questions about a whole trained run, without training again: what a limit on exposure costs, and
 * whether items are what their users make of them; and about data, how like a language they are.
 * Begin with {@link recdenoiser.engine.inspect.analysis.ExposureAnalysis}, {@link
 * recdenoiser.engine.inspect.analysis.ConsistencyAnalysis} and {@link
 * recdenoiser.engine.inspect.analysis.Language}; each has a report with a table and figures.
 */
package recdenoiser.engine.inspect.analysis;
