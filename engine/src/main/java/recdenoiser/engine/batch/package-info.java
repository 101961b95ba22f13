/**
 * Training sequences as packed batches without padding: who is in a batch, how it is filled in and
 * divided into shards. Models and losses are not known here. Begin with {@link
 * recdenoiser.engine.batch.TokenBatch}, then {@link recdenoiser.engine.batch.NextItemBatches}.
 */
package recdenoiser.engine.batch;
