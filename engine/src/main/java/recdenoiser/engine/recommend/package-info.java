/**
 * Trained models in use: scores, the best items, and what attention did over a history. No
 * gradients, no optimiser, no team of threads. Begin with {@link
 * recdenoiser.engine.recommend.TrainedModel}.
 */
package recdenoiser.engine.recommend;
