package recdenoiser.engine.attention;

import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.batch.TokenBatch;

/**
 * The sequences of a slice, as an attention rule sees them.
 *
 * @param batch with items, slots, users and, where a backbone uses them, times
 * @param segments of the batch that the slice has
 * @param items [T × d], the vectors of the input items as the backbone reads them, before positions
 *     and dropout
 */
public record SequenceInput(TokenBatch batch, Segments segments, Variable items) {}
