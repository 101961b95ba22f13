/**
 * The page on which a run is looked into: one user's sequence, what attention did before and after
 * the rule, what is recommended with and without it, and what an edit changes. Begin with {@link
 * recdenoiser.app.inspect.InspectPage}.
 */
package recdenoiser.app.inspect;
