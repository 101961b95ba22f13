package recdenoiser.engine.autodiff;

/**
 * The weights behind {@link PairTable}: a row for each interval of 0 … span.
 *
 * @param keys [span + 1 × d], and {@code values} alike
 * @param heads H, divides d
 * @param causal whether a query sees itself and what is before it only
 */
public record IntervalTables(Parameter keys, Parameter values, int heads, boolean causal) {}
