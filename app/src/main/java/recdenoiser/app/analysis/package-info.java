/**
 * Analyses of trained runs, and of data beside language, asked for and watched in the window: what
 * a limit on exposure costs, consistency of items, steps ahead, sequences beside a text. Stands
 * beside the studies. What is computed is the engine's. Begin with {@link
 * recdenoiser.app.analysis.AnalysisView}.
 */
package recdenoiser.app.analysis;
