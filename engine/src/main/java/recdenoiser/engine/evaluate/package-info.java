/**
 * Ranks of true next items among candidates, and the metrics made of them. Models are only known as
 * something that scores. Begin with {@link recdenoiser.engine.evaluate.Evaluator}.
 */
package recdenoiser.engine.evaluate;
