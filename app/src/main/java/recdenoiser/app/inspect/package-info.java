/**
 * The page on which a run is looked into: one user's sequence, what attention did before and after
 * the rule, what is recommended with and without it, what an edit changes, and what else the models
 * have learned. Begin with {@link recdenoiser.app.inspect.InspectPage}.
 */
package recdenoiser.app.inspect;
