/**
 * All kernels as plain loops: the oracle that the fast ones are tested against, and what runs where
 * the Vector API is missing. Nothing is tuned here. Begin with {@link
 * recdenoiser.engine.tensor.plain.PlainKernels}.
 */
package recdenoiser.engine.tensor.plain;
