package recdenoiser.engine.data.importing;

/**
 * A line that was left out.
 *
 * @param line counted from 1
 * @param reason "found …, expected …"
 * @param text its beginning
 */
public record RejectedLine(long line, String reason, String text) {}
