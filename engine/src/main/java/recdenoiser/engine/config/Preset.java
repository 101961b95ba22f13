package recdenoiser.engine.config;

/**
 * A named configuration with where it comes from.
 *
 * @param name as {@link Presets#load} takes it
 * @param title a few words on screen
 * @param source the paper, section or code that states the settings
 * @param note what to know before using it
 * @param config complete, except that {@code data} is empty where any file will do
 */
public record Preset(String name, String title, String source, String note, RunConfig config) {}
