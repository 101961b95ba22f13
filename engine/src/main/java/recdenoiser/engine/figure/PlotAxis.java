package recdenoiser.engine.figure;

import java.util.List;

/**
 * The axis across a plot of few points.
 *
 * @param label with its unit
 * @param names of points that have no numbers: they stand at 0, 1, 2 …; otherwise empty
 */
public record PlotAxis(String label, Scale scale, List<String> names) {

  /** How numbers are spaced. */
  public enum Scale {
    LINEAR,
    LOGARITHMIC,
    NAMES
  }

  public PlotAxis {
    names = List.copyOf(names);
  }
}
