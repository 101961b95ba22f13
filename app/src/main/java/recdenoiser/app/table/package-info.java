/**
 * Tables of the engine on the screen, to be read, copied and kept as files. It knows no page. Begin
 * with {@link recdenoiser.app.table.GridTable}.
 */
package recdenoiser.app.table;
