/**
 * A model and an attention rule as somebody else would write them, in a jar of their own: they only
 * use what the engine offers to everybody. Begin with {@code GateKind} and {@code DistanceKind}.
 */
package recdenoiser.plugin;
