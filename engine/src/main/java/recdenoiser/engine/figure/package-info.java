/**
 * Charts, heat maps and the numbers on them, drawn with AWT and JFreeChart and so without a
 * display: palettes, colour maps, axes, legends, exports as PNG, SVG, PDF and tables. The command
 * line writes them to files, the workbench shows the same ones in its windows.
 *
 * <p>Knows plain arrays only: which curves a run has, and what a mask is, is told from outside; so
 * is the pointer over a chart, and JavaFX altogether.
 *
 * <p>Begin with {@link recdenoiser.engine.figure.CurveFigure} for curves and {@link
 * recdenoiser.engine.figure.HeatFigure} for maps; their colours are in {@link
 * recdenoiser.engine.figure.ColourScheme}, {@link recdenoiser.engine.figure.Palette} and {@link
 * recdenoiser.engine.figure.ColourMap}.
 */
package recdenoiser.engine.figure;
