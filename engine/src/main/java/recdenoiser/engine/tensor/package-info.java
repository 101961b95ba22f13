/**
 * Memory for numbers, products of matrices through BLAS, keyed random draws and the team of threads
 * that shares out work. Nothing here knows a model; types of ND4J stay in this package. Begin with
 * {@link recdenoiser.engine.tensor.Matrix}, then {@link recdenoiser.engine.tensor.Blas}.
 */
package recdenoiser.engine.tensor;
