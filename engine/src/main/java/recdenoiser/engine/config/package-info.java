/**
 * Configurations of runs: the catalogue of settings, presets, files, upgrades of older ones, and
 * what the chosen model and attention rule say of them. Nothing is run here. Begin with {@link
 * recdenoiser.engine.config.RunConfig}, then {@link recdenoiser.engine.config.SettingCatalogue}.
 */
package recdenoiser.engine.config;
