/**
 * All kernels with the Vector API, in single precision, and the choice between them and the plain
 * ones. No formula stands here alone: each has its plain twin. Begin with {@link
 * recdenoiser.engine.tensor.simd.KernelChoice}, then {@link
 * recdenoiser.engine.tensor.simd.SimdKernels}.
 */
package recdenoiser.engine.tensor.simd;
