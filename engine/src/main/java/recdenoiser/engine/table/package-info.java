/**
 * Tables as text for people, papers and programs: CSV, Markdown, LaTeX, HTML and plain text. What
 * stands in a table is decided elsewhere. Begin with {@link recdenoiser.engine.table.DataGrid} and
 * {@link recdenoiser.engine.table.GridFormat}.
 */
package recdenoiser.engine.table;
