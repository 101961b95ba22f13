/**
 * What is computed row by row, as interfaces, and the things with names that they take. No loop
 * lives here; the two implementations are beside it. Begin with {@link
 * recdenoiser.engine.tensor.kernel.Kernels}.
 */
package recdenoiser.engine.tensor.kernel;
