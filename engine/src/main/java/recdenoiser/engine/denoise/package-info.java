/**
 * Rec-Denoiser: learned binary masks, the estimators of their gradients, and the Jacobian penalty.
 * It plugs into {@code attention}; backbones are not known here. Begin with {@code
 * LearnedMaskRule}, then {@link recdenoiser.engine.denoise.MaskGradient}.
 */
package recdenoiser.engine.denoise;
