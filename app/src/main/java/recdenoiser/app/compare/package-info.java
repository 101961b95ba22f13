/**
 * The page Compare: chosen runs side by side, in numbers with tests, curves and settings. What is
 * computed is the engine's. Begin with {@link recdenoiser.app.compare.CompareController}.
 */
package recdenoiser.app.compare;
