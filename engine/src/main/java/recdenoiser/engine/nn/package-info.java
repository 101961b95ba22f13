/**
 * Layers and how their first weights are drawn. No loop over batches. Begin with {@link
 * recdenoiser.engine.nn.Dense}.
 */
package recdenoiser.engine.nn;
