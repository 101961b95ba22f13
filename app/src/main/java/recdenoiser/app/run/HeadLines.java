package recdenoiser.app.run;

import java.util.Arrays;
import recdenoiser.app.chart.CurveModel;
import recdenoiser.app.text.Texts;

/**
 * A number for each head of each block over the epochs: a line for every head while there are few,
 * otherwise one for the mean of every block.
 */
final class HeadLines {
  private static final int MOST_LINES = 8;

  private final Texts texts;
  private final CurveModel curves;

  HeadLines(Texts texts, CurveModel curves) {
    this.texts = texts;
    this.curves = curves;
  }

  /**
   * @param values [blocks][heads], the same shape every time; empty for nothing
   */
  void append(RunCurves.Place place, double[][] values) {
    double[][] shown = heads(values) * values.length > MOST_LINES ? means(values) : values;
    if (curves.series().isEmpty()) {
      addLines(shown, heads(values));
    }
    int line = 0;
    for (double[] block : shown) {
      for (double value : block) {
        curves.series().get(line++).append(place.epoch(), place.step(), place.seconds(), value);
      }
    }
  }

  private void addLines(double[][] shown, int heads) {
    for (int block = 0; block < shown.length; block++) {
      for (int head = 0; head < shown[block].length; head++) {
        curves.add(name(block + 1, head + 1, shown[block].length, heads));
      }
    }
  }

  private String name(int block, int head, int lines, int heads) {
    if (heads == 1) {
      return texts.get("line.block", block);
    }
    return lines == 1
        ? texts.get("line.block.mean", block, heads)
        : texts.get("line.block.head", block, head);
  }

  private static int heads(double[][] values) {
    return values.length == 0 ? 0 : values[0].length;
  }

  private static double[][] means(double[][] values) {
    return Arrays.stream(values)
        .map(block -> new double[] {Arrays.stream(block).average().orElse(Double.NaN)})
        .toArray(double[][]::new);
  }
}
