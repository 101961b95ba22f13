package recdenoiser.engine.data.reading;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Times in seconds, whole or decimal, kept exactly: as integers of 10<sup>-decimals</sup> seconds,
 * where {@code decimals} is as fine as the finest time seen.
 */
final class GrowingTimes {
  private static final int BITS = 14;
  private static final int BLOCK = 1 << BITS;
  private static final int SAFE_DIGITS = 18;
  private static final int FINEST = 9;

  private final List<long[]> blocks = new ArrayList<>();
  private int size;
  private int decimals;
  private long unitsPerSecond = 1;

  /**
   * Adds the time written in {@code bytes[from] … bytes[to - 1]}.
   *
   * @throws ArithmeticException if it does not fit 64 bits, or is finer than a nanosecond
   * @throws NumberFormatException if it is no number
   */
  void add(byte[] bytes, int from, int to) {
    append(
        isShortInteger(bytes, from, to)
            ? parseInteger(bytes, from, to)
            : parseDecimal(bytes, from, to));
  }

  /**
   * Adds a time of {@code value} · 10<sup>-scale</sup> seconds.
   *
   * @throws ArithmeticException if it does not fit 64 bits in the finest unit seen
   */
  void add(long value, int scale) {
    refineTo(scale);
    append(Math.multiplyExact(value, powerOfTen(decimals - scale)));
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  private static boolean isShortInteger(byte[] bytes, int from, int to) {
    int first = from < to && bytes[from] == '-' ? from + 1 : from;
    if (first == to || to - first > SAFE_DIGITS) {
      return false;
    }
    for (int i = first; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private long parseInteger(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    long value = 0;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      value = 10 * value + (bytes[i] - '0');
    }
    return Math.multiplyExact(negative ? -value : value, unitsPerSecond);
  }

  private long parseDecimal(byte[] bytes, int from, int to) {
    BigDecimal value =
        new BigDecimal(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    if (value.scale() > FINEST || value.precision() - (long) value.scale() > SAFE_DIGITS + 1) {
      throw new ArithmeticException("a time of " + value.precision() + " digits");
    }
    refineTo(value.scale());
    return value.movePointRight(decimals).longValueExact();
  }

  private void refineTo(int wanted) {
    while (decimals < wanted) {
      decimals++;
      unitsPerSecond *= 10;
      for (int i = 0; i < size; i++) {
        long[] block = blocks.get(i >>> BITS);
        block[i & (BLOCK - 1)] = Math.multiplyExact(block[i & (BLOCK - 1)], 10L);
      }
    }
  }

  private void append(long value) {
    if (size >>> BITS == blocks.size()) {
      blocks.add(new long[BLOCK]);
    }
    blocks.get(size >>> BITS)[size & (BLOCK - 1)] = value;
    size++;
  }

  long get(int index) {
    return blocks.get(index >>> BITS)[index & (BLOCK - 1)];
  }

  int size() {
    return size;
  }

  /** How many decimals of a second a unit is. */
  int decimals() {
    return decimals;
  }
}
