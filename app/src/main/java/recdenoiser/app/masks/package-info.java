/**
 * The page Masks: open probabilities, patterns and attention of blocks and heads over the epochs.
 * Maps are computed in the engine. Begin with {@link recdenoiser.app.masks.MasksController}.
 */
package recdenoiser.app.masks;
