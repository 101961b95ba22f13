/**
 * What a person prefers, kept for all runs: looks, folder of runs, threads. Begin with {@link
 * recdenoiser.app.preferences.PreferencesModel}.
 */
package recdenoiser.app.preferences;
