/**
 * The tape: operations of a forward pass, recorded so that their gradients can be taken backwards,
 * parameters (dense, and tables with sparse gradients) and tangents for Jacobians. No formula of
 * one paper lives here. Begin with {@link recdenoiser.engine.autodiff.Tape}, then {@link
 * recdenoiser.engine.autodiff.Ops}.
 */
package recdenoiser.engine.autodiff;
