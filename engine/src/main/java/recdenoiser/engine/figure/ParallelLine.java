package recdenoiser.engine.figure;

import java.util.List;

/**
 * One combination in a {@link ParallelFigure}.
 *
 * @param numbers one for each axis; NaN where it has none, and the line a gap
 * @param shade 0 … 1, the better the higher, which colours the line; NaN for a muted one
 * @param marked whether it stands out
 */
public record ParallelLine(List<Double> numbers, double shade, boolean marked) {
  public ParallelLine {
    numbers = List.copyOf(numbers);
  }
}
