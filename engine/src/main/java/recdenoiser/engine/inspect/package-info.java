/**
 * Looking into what a trained run does for one user: the sequence and edits of it, what attention
 * did before and after the rule, the ranking with and without it, statistics of attention, and who
 * is changed most by the rule; in {@code learned}, what else models have learned. Nothing here is
 * drawn or printed. Begin with {@link recdenoiser.engine.inspect.InspectedRun}.
 */
package recdenoiser.engine.inspect;
