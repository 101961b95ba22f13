package recdenoiser.engine.data.reading;

/**
 * Where the parts of an action stood in a file: names of its header, or numbers from 1.
 *
 * @param time empty where there are no times
 */
public record ReadColumns(String user, String item, String time) {}
