/**
 * The library of runs: folders of runs watched while they change, what people write to a run (name,
 * tags, note), the fields of its table, filters, groups of seeds, and the trash. A run's own record
 * is never written here, and no window is known. Begin with {@link
 * recdenoiser.engine.run.library.LibraryReader}, then {@link
 * recdenoiser.engine.run.library.LibraryQuery}.
 */
package recdenoiser.engine.run.library;
