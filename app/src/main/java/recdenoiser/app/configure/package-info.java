/**
 * The page Set up: a form over the engine's catalogue of settings, and a run in words. Which
 * settings there are, and which matter, the engine says. Begin with {@link
 * recdenoiser.app.configure.ConfigureModel}.
 */
package recdenoiser.app.configure;
