package recdenoiser.engine.storage;

/**
 * A named array of single-precision numbers, row-major, as it is written to a checkpoint.
 *
 * @param name such as {@code block.0.query.weight}
 * @param shape such as {50, 50}
 * @param values product of {@code shape} numbers
 */
public record NamedArray(String name, int[] shape, float[] values) {}
