/**
 * Figures about a data set: counts, order, what is published of others. Nothing is changed here.
 * Begin with {@link recdenoiser.engine.data.statistics.DataStatistics}.
 */
package recdenoiser.engine.data.statistics;
