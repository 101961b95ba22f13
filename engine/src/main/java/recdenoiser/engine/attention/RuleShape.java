package recdenoiser.engine.attention;

/**
 * What a rule must know of the backbone it serves.
 *
 * @param window n
 * @param causal whether a query sees itself and what is before it only
 */
public record RuleShape(int blocks, int heads, int window, boolean causal) {}
