package recdenoiser.engine.model;

/**
 * Some tokens of a slice: those in places {@code from … from + count - 1} of {@code tokens},
 * counted from the slice's first, rising.
 */
public record Rows(int[] tokens, int from, int count) {}
