/**
 * Texts on screen, from bundles. Numbers are written by the engine. Begin with {@link
 * recdenoiser.app.text.Texts}.
 */
package recdenoiser.app.text;
