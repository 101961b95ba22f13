/**
 * Texts on screen, from bundles, in the language that a person prefers. Numbers are written by the
 * engine. Begin with {@link recdenoiser.app.text.Texts}.
 */
package recdenoiser.app.text;
