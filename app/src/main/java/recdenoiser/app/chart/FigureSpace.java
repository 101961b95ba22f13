package recdenoiser.app.chart;

import recdenoiser.engine.figure.ColourScheme;

/**
 * Where a figure is drawn.
 *
 * @param width in logical pixels
 * @param height in logical pixels
 * @param scale pixels of the screen for each
 */
public record FigureSpace(int width, int height, double scale, ColourScheme colours) {}
