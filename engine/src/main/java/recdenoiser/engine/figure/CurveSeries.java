package recdenoiser.engine.figure;

import java.util.Arrays;

/**
 * One line of {@link Curves}: values over epochs, steps and elapsed time. Points come in the order
 * of their epochs.
 */
public final class CurveSeries {
  private static final int FIRST_CAPACITY = 64;

  private final String label;
  private final int slot;
  private final Runnable changed;
  private final RunningAverage average = new RunningAverage();
  private double[] epochs = new double[FIRST_CAPACITY];
  private double[] steps = new double[FIRST_CAPACITY];
  private double[] seconds = new double[FIRST_CAPACITY];
  private double[] values = new double[FIRST_CAPACITY];
  private int size;

  CurveSeries(String label, int slot, Runnable changed) {
    this.label = label;
    this.slot = slot;
    this.changed = changed;
  }

  /**
   * Adds a point of which no step is known. See {@link #append(double, double, double, double)}.
   */
  public void append(double epoch, double elapsedSeconds, double value) {
    append(epoch, Double.NaN, elapsedSeconds, value);
  }

  /**
   * Adds a point at the end.
   *
   * @param epoch may have a fraction, for points inside an epoch
   * @param step optimisation steps taken so far; NaN if unknown
   * @param elapsedSeconds since the run began, pauses left out
   * @param value NaN leaves a gap
   */
  public void append(double epoch, double step, double elapsedSeconds, double value) {
    if (size == values.length) {
      epochs = Arrays.copyOf(epochs, 2 * size);
      steps = Arrays.copyOf(steps, 2 * size);
      seconds = Arrays.copyOf(seconds, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    epochs[size] = epoch;
    steps[size] = step;
    seconds[size] = elapsedSeconds;
    values[size] = value;
    size++;
    changed.run();
  }

  public void clear() {
    size = 0;
    // What was handed out may still be drawn.
    epochs = new double[FIRST_CAPACITY];
    steps = new double[FIRST_CAPACITY];
    seconds = new double[FIRST_CAPACITY];
    values = new double[FIRST_CAPACITY];
    average.forget();
    changed.run();
  }

  public String label() {
    return label;
  }

  /** Which colour, dash and marker of the {@link Palette} it has. */
  public int slot() {
    return slot;
  }

  public int size() {
    return size;
  }

  public double epoch(int index) {
    return epochs[index];
  }

  /** NaN if unknown. */
  public double step(int index) {
    return steps[index];
  }

  public double seconds(int index) {
    return seconds[index];
  }

  public double value(int index) {
    return values[index];
  }

  /** A copy of the values. */
  public double[] values() {
    return Arrays.copyOf(values, size);
  }

  /** A copy of where the points stand along {@code axis}, in its unit. */
  public double[] positions(CurveAxis axis) {
    return Arrays.copyOf(places(axis), size);
  }

  double position(CurveAxis axis, int index) {
    return places(axis)[index];
  }

  /** As it is now; shares the numbers, of which none that it sees ever changes. */
  CurveLine line(CurveOptions options, double unit) {
    return new CurveLine(
        label,
        slot,
        new CurveLine.Points(
            size,
            places(options.axis()),
            unit,
            values,
            average.of(values, size, options.smoothing())),
        CurveLine.NO_BAND,
        options.logarithmic());
  }

  private double[] places(CurveAxis axis) {
    return switch (axis) {
      case EPOCHS -> epochs;
      case STEPS -> steps;
      case TIME -> seconds;
    };
  }
}
