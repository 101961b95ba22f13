/**
 * The seam through which attention rules plug into every backbone, the registry of their kinds, and
 * the rules that need no training of their own: patterns, entmax, random masks. Learned masks are
 * in {@code denoise}. Begin with {@link recdenoiser.engine.attention.AttentionRule}, then {@link
 * recdenoiser.engine.attention.AttentionKind}.
 */
package recdenoiser.engine.attention;
