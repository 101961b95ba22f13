/**
 * Charts and heat maps as nodes: shells around the engine's figures that follow the pointer, the
 * size and the theme. What a figure looks like is decided in the engine. Begin with {@link
 * recdenoiser.app.chart.CurveChart}.
 */
package recdenoiser.app.chart;
