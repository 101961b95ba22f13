package recdenoiser.app.chart;

import recdenoiser.engine.figure.CurveAxis;
import recdenoiser.engine.figure.ValueRange;

/**
 * Where the horizontal axis of a chart stands, and what it shows.
 *
 * @param left end of the axis, in pixels from the left edge of the chart
 * @param right end of the axis, in pixels from the left edge of the chart
 * @param seen part of the axis, in the unit of its label
 * @param whole axis, in the unit of its label
 * @param unit in epochs, steps or seconds
 */
record AxisPlace(
    double left, double right, ValueRange seen, ValueRange whole, CurveAxis axis, double unit) {}
