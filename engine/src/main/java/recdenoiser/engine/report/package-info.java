/**
 * A comparison as one page of HTML that needs nothing else: what differs, metrics with tests,
 * curves, what was measured with which data, and the machines. Numbers and sentences are those of
 * {@code compare}. Begin with {@link recdenoiser.engine.report.HtmlReport}.
 */
package recdenoiser.engine.report;
