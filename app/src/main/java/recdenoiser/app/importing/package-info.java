/**
 * The import of files: how they are understood, a preview, progress and what was left out. The
 * rules of an import are the engine's. Begin with {@link
 * recdenoiser.app.importing.ImportController}.
 */
package recdenoiser.app.importing;
