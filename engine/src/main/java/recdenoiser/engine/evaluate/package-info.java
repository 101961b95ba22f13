/**
 * Ranks of true next items among candidates, the metrics made of them, and what can be said of the
 * metrics of two models. Models are only known as something that scores.
 *
 * <p>Begin with {@link recdenoiser.engine.evaluate.Evaluator}. Paired tests: over users, whose
 * differences say whether one trained model is better than another, {@link
 * recdenoiser.engine.evaluate.WilcoxonTest}, {@link recdenoiser.engine.evaluate.McNemarTest} for
 * hits and {@link recdenoiser.engine.evaluate.BootstrapInterval}; over seeds, whose differences say
 * whether one method is better than another, {@link recdenoiser.engine.evaluate.PairedTTest} and
 * Wilcoxon again. {@link recdenoiser.engine.evaluate.Holm} corrects for several comparisons.
 * Distributions and ranks of ties are Apache Commons Statistics'.
 */
package recdenoiser.engine.evaluate;
