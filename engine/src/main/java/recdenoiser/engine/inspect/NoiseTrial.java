package recdenoiser.engine.inspect;

/**
 * How well a model keeps its answer when random items are put into a sequence.
 *
 * @param repeats draws that the means are over
 * @param overlap mean share of the top items that stay, 0 … 1, see {@link Answer#overlap}
 * @param rankBefore of the true next item without the noise; NaN where there is none
 * @param rankAfter its mean rank with the noise
 */
public record NoiseTrial(int repeats, double overlap, double rankBefore, double rankAfter) {}
