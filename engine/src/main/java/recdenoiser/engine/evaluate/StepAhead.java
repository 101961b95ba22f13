package recdenoiser.engine.evaluate;

/**
 * How well a model finds one of the actions that are held out. The difference between the two is
 * the price of going on from what the model itself expected.
 *
 * @param step of the actions, from 1
 * @param trueHistory after everything that the user did until then
 * @param ownItems after what the user did before the first of the actions, and the items that the
 *     model expected since; the same as {@code trueHistory} for the first
 */
public record StepAhead(int step, Evaluation trueHistory, Evaluation ownItems) {}
