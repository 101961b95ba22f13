/**
 * One file for each model that reads like its paper, and the registry of kinds: name, needs,
 * settings, size, factory. Decisions about kinds stand nowhere else; training does not live here.
 * Begin with {@link recdenoiser.engine.model.ModelKind}, then {@code SasRec}.
 */
package recdenoiser.engine.model;
