/**
 * Losses of predictions as operations on the tape, and the negatives they draw. What is predicted
 * is decided by batches, what states are by models. Begin with {@link
 * recdenoiser.engine.loss.TokenLoss}.
 */
package recdenoiser.engine.loss;
