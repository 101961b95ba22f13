/**
 * Gates that see what stands in a sequence: attention weights times what the items say of one
 * another, learned with the help of items that are inserted at random.
 *
 * <p>Begin with {@link recdenoiser.engine.gate.ContentGateKind}, then {@code ContentGateRule}.
 */
package recdenoiser.engine.gate;
