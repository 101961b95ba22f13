/**
 * Runs side by side: what was measured with the same data and candidates, in which settings runs
 * differ, by how much, and whether users and seeds say that it is more than chance. The tests
 * themselves are in {@code evaluate}, how tables are written in {@code table}.
 *
 * <p>Begin with {@link recdenoiser.engine.compare.RankedRuns}, which reads runs and ranks from
 * elsewhere, then {@link recdenoiser.engine.compare.Members} and {@link
 * recdenoiser.engine.compare.Comparison}; {@link recdenoiser.engine.compare.ComparisonTables} makes
 * tables of it.
 */
package recdenoiser.engine.compare;
