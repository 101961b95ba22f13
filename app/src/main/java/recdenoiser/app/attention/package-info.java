/**
 * Maps of attention side by side, of one sequence or averaged over users, and runs opened to look
 * into. Pages embed it; it knows none of them. Begin with {@link
 * recdenoiser.app.attention.SideBySideView}.
 */
package recdenoiser.app.attention;
