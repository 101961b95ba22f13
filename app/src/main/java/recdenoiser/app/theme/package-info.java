/**
 * Light and dark, and icons. Colours of figures belong to the engine. Begin with {@link
 * recdenoiser.app.theme.Themes}.
 */
package recdenoiser.app.theme;
