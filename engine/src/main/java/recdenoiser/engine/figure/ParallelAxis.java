package recdenoiser.engine.figure;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.text.Numbers;

/**
 * One of the upright axes of a {@link ParallelFigure}. Places on it are 0 at its lower end and 1 at
 * its upper one.
 *
 * @param label above it
 * @param low number at its lower end
 * @param high number at its upper end; greater than {@code low}
 * @param logarithmic whether equal factors are equally far apart
 * @param ticks from below
 */
public record ParallelAxis(
    String label, double low, double high, boolean logarithmic, List<Tick> ticks) {
  private static final int MOST_TICKS = 5;
  private static final double BIG = 10_000;
  private static final double FLAT = 1e-3;

  /**
   * @param place 0 … 1
   */
  public record Tick(double place, String text) {}

  public ParallelAxis {
    ticks = List.copyOf(ticks);
  }

  /** Names, evenly apart, the first at the lower end; their numbers are 0, 1, 2 … */
  public static ParallelAxis ofNames(String label, List<String> names) {
    double high = Math.max(1, names.size() - 1.0);
    List<Tick> ticks = new ArrayList<>();
    for (int n = 0; n < names.size(); n++) {
      ticks.add(new Tick(names.size() == 1 ? 0.5 : n / high, names.get(n)));
    }
    return names.size() == 1
        ? new ParallelAxis(label, -1, 1, false, ticks)
        : new ParallelAxis(label, 0, high, false, ticks);
  }

  /**
   * Numbers from the least to the greatest, with round ticks.
   *
   * @param values at least one that is finite, all above 0 where {@code logarithmic}
   * @throws IllegalArgumentException if there is none
   */
  public static ParallelAxis ofNumbers(String label, List<Double> values, boolean logarithmic) {
    double[] some = values.stream().filter(Double::isFinite).mapToDouble(one -> one).toArray();
    if (some.length == 0) {
      throw new IllegalArgumentException("The axis " + label + " needs a number.");
    }
    double low = java.util.Arrays.stream(some).min().orElseThrow();
    double high = java.util.Arrays.stream(some).max().orElseThrow();
    if (low == high) {
      double room = logarithmic ? 0 : Math.max(FLAT, Math.abs(low) * 0.05);
      low = logarithmic ? low / 2 : low - room;
      high = logarithmic ? high * 2 : high + room;
    }
    ParallelAxis bare = new ParallelAxis(label, low, high, logarithmic, List.of());
    List<Double> round =
        logarithmic ? logarithmic(low, high) : NiceTicks.linear(low, high, MOST_TICKS, 0);
    int decimals = NiceTicks.decimals(round);
    List<Tick> ticks =
        round.stream()
            .map(one -> new Tick(bare.place(one), text(one, decimals, logarithmic)))
            .toList();
    return new ParallelAxis(label, low, high, logarithmic, ticks);
  }

  /** Powers of ten alone, where there are two of them at least. */
  private static List<Double> logarithmic(double low, double high) {
    List<Double> ticks = NiceTicks.logarithmic(low, high, MOST_TICKS);
    List<Double> powers =
        ticks.stream()
            .filter(tick -> Math.abs(Math.log10(tick) - Math.rint(Math.log10(tick))) < 1e-9)
            .toList();
    return powers.size() > 1 ? powers : ticks;
  }

  private static String text(double value, int decimals, boolean logarithmic) {
    if (Math.abs(value) >= BIG || (logarithmic && value < 1e-3)) {
      return Numbers.significant(value).replace(".00e", "e");
    }
    return Numbers.fixed(value, logarithmic ? NiceTicks.decimals(List.of(value)) : decimals);
  }

  /** Where a number stands, 0 … 1 between the ends; NaN for none. */
  public double place(double value) {
    return logarithmic
        ? Math.log(value / low) / Math.log(high / low)
        : (value - low) / (high - low);
  }
}
