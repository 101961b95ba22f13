package recdenoiser.engine.tensor;

import java.util.ArrayList;
import java.util.List;

/**
 * The memory of one shard's step, lent from the start to the end and taken back all at once.
 *
 * <p>After it has grown to what a step needs, lending allocates nothing: the views are used again
 * as well.
 */
public final class Workspace {
  private static final int ALIGNMENT = 16;

  /** Where a mark holds the number of its chunk, and of what is lent. */
  private static final int CHUNK = 32;

  private static final int LENT = 48;

  private final Precision precision;
  private final List<Matrix> views = new ArrayList<>();
  private final List<Storage> chunks = new ArrayList<>();
  private final int chunkSize;
  private int lent;
  private int chunk;
  private int used;

  /**
   * @param chunkSize numbers that are taken from the system at a time, at least
   */
  public Workspace(Precision precision, int chunkSize) {
    this.precision = precision;
    this.chunkSize = chunkSize;
  }

  public Precision precision() {
    return precision;
  }

  /** A matrix with whatever numbers were there before. */
  public Matrix lend(int rows, int width) {
    int size = Math.max(rows * width, 1);
    Storage storage = room(size);
    if (lent == views.size()) {
      views.add(new Matrix(storage, used, rows, width));
    } else {
      views.get(lent).view(storage, used, rows, width);
    }
    used += (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    return views.get(lent++);
  }

  private Storage room(int size) {
    while (chunk < chunks.size()) {
      if (used + size <= chunks.get(chunk).size()) {
        return chunks.get(chunk);
      }
      chunk++;
      used = 0;
    }
    chunks.add(Storage.of(precision, Math.max(size, chunkSize)));
    return chunks.get(chunk);
  }

  /** Where lending stands, to be handed to {@link #release}. */
  public long mark() {
    return ((long) lent << LENT) | ((long) chunk << CHUNK) | used;
  }

  /** Takes back all that was lent since {@code mark}. */
  public void release(long mark) {
    lent = (int) (mark >>> LENT);
    chunk = (int) (mark >>> CHUNK) & ((1 << (LENT - CHUNK)) - 1);
    used = (int) mark;
  }

  public void clear() {
    release(0);
  }
}
