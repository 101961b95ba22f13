/**
 * What the pages of data have in common: the data set that is open, tables and facts. Neither reads
 * files nor imports them. Begin with {@link recdenoiser.app.data.OpenedData}.
 */
package recdenoiser.app.data;
