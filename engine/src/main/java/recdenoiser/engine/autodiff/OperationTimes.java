package recdenoiser.engine.autodiff;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Where the time of a step goes, in nanoseconds, by kind of operation and direction. */
public final class OperationTimes {
  private final long[] forward = new long[Operation.Kind.values().length];
  private final long[] backward = new long[Operation.Kind.values().length];

  void forward(Operation.Kind kind, long nanos) {
    forward[kind.ordinal()] += nanos;
  }

  void backward(Operation.Kind kind, long nanos) {
    backward[kind.ordinal()] += nanos;
  }

  /**
   * Adds {@code nanos} of each operation to {@code totals} under names such as "attention forward".
   */
  public void addTo(Map<String, Long> totals) {
    for (Operation.Kind kind : Operation.Kind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      add(totals, name + " forward", forward[kind.ordinal()]);
      add(totals, name + " backward", backward[kind.ordinal()]);
    }
  }

  private static void add(Map<String, Long> totals, String name, long nanos) {
    if (nanos > 0) {
      totals.merge(name, nanos, Long::sum);
    }
  }

  public static Map<String, Long> sum(Iterable<OperationTimes> all) {
    Map<String, Long> totals = new LinkedHashMap<>();
    all.forEach(times -> times.addTo(totals));
    return totals;
  }

  public void clear() {
    java.util.Arrays.fill(forward, 0);
    java.util.Arrays.fill(backward, 0);
  }
}
