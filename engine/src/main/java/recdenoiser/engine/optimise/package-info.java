/**
 * Optimisers behind one interface: Adam, SGD and Adagrad, on dense parameters and tables. No
 * schedule of a run. Begin with {@link recdenoiser.engine.optimise.Optimiser}.
 */
package recdenoiser.engine.optimise;
