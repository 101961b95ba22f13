package recdenoiser.engine.attention;

import recdenoiser.engine.batch.TokenBatch;

/**
 * What sequences {@code from … to - 1} of a shard lost.
 *
 * @param byPass [passes][tokens of the batch], not weighted
 * @param weight of a loss in the objective
 */
public record SliceLosses(
    int shard, TokenBatch batch, int from, int to, double[][] byPass, double weight) {}
