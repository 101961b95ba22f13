/**
 * How single settings are annotated, grouped and named, at the bottom of all packages that have
 * settings. Configurations as wholes are in {@code config}. Begin with {@link
 * recdenoiser.engine.settings.Setting}.
 */
package recdenoiser.engine.settings;
