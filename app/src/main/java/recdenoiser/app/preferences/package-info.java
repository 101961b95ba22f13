/**
 * What a person prefers, kept for all runs: looks, language, folder of runs, threads, memory for
 * masks. Begin with {@link recdenoiser.app.preferences.PreferencesModel}.
 */
package recdenoiser.app.preferences;
