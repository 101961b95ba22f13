package recdenoiser.engine.tensor;

/**
 * Numbers and their tangents, or the gradients of both, laid out alike.
 *
 * @param tangent of {@code value}, the same shape
 */
public record DualSlice(Slice value, Slice tangent) {}
