/**
 * Optimisers behind one interface: Adam and SGD, on dense parameters and tables. No schedule of a
 * run. Begin with {@link recdenoiser.engine.optimise.Optimiser}.
 */
package recdenoiser.engine.optimise;
