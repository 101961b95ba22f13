package recdenoiser.engine.data.reading;

import java.util.Arrays;

/** Splits a line into columns as ranges of its bytes. */
public final class Columns {
  private int[] starts = new int[8];
  private int[] ends = new int[8];
  private int count;

  /** Columns between runs of spaces and tabs. */
  public void splitAtBlanks(Lines line) {
    byte[] bytes = line.bytes();
    count = 0;
    int at = line.start();
    while (true) {
      while (at < line.end() && isBlank(bytes[at])) {
        at++;
      }
      if (at == line.end()) {
        return;
      }
      int from = at;
      while (at < line.end() && !isBlank(bytes[at])) {
        at++;
      }
      add(from, at);
    }
  }

  /** Columns between single tabs, which may be empty. */
  public void splitAtTabs(Lines line) {
    byte[] bytes = line.bytes();
    count = 0;
    int from = line.start();
    for (int at = from; at < line.end(); at++) {
      if (bytes[at] == '\t') {
        add(from, at);
        from = at + 1;
      }
    }
    add(from, line.end());
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\f' || b == 0x0B;
  }

  private void add(int from, int to) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    starts[count] = from;
    ends[count++] = to;
  }

  public int count() {
    return count;
  }

  public int start(int column) {
    return starts[column];
  }

  public int end(int column) {
    return ends[column];
  }

  boolean isEmpty(int column) {
    return starts[column] == ends[column];
  }
}
