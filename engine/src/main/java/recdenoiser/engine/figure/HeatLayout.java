package recdenoiser.engine.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the cells of a heat map stand: whole pixels each. Where not all of them fit, those of a
 * part of the window are shown, all others lie outside.
 *
 * @param size n
 * @param cell pixels per cell, at least 1
 * @param firstQuery slot of the topmost row that is shown
 * @param firstKey slot of the leftmost column that is shown
 * @param queries rows that are shown
 * @param keys columns that are shown
 * @param left of the first key that is shown
 * @param top of the first query that is shown
 */
public record HeatLayout(
    int size,
    int cell,
    int firstQuery,
    int firstKey,
    int queries,
    int keys,
    double left,
    double top) {
  private static final double LEFT_MARGIN = 62;
  private static final double BOTTOM_MARGIN = 26;
  private static final double TOP_MARGIN = 4;
  private static final double RIGHT_MARGIN = 20;
  private static final double LABEL_WIDTH = 34;
  private static final double LABEL_HEIGHT = 20;

  /** As large as this space allows; where one pixel a cell is too much, the newest slots. */
  public static HeatLayout fit(int size, double width, double height) {
    return view(size, size, cellFor(size, width, height), width, height, 0, 0);
  }

  /**
   * The pixels of a cell with which {@code slots} of a window fill this space; at least 1, even if
   * they do not all fit then.
   */
  public static int cellFor(int slots, double width, double height) {
    double room = Math.min(roomAcross(width), roomDown(height));
    return (int) Math.max(1, Math.floor(room / slots));
  }

  /**
   * As many cells of this size as the space has room for.
   *
   * @param slots how many of the newest slots there are to be seen, 1 … size
   * @param queriesBack how many of the newest queries lie below what is shown
   * @param keysBack how many of the newest keys lie right of what is shown; both are bounded so
   *     that no room is wasted
   */
  public static HeatLayout view(
      int size, int slots, int cell, double width, double height, int queriesBack, int keysBack) {
    int queries = seen(slots, cell, roomDown(height));
    int keys = seen(slots, cell, roomAcross(width));
    return new HeatLayout(
        size,
        cell,
        size - queries - bounded(queriesBack, slots - queries),
        size - keys - bounded(keysBack, slots - keys),
        queries,
        keys,
        LEFT_MARGIN,
        TOP_MARGIN);
  }

  /** Cells of so many pixels, all of them, the axes beside them. */
  static HeatLayout of(int size, int cell, double left, double top) {
    return new HeatLayout(size, cell, 0, 0, size, size, left + LEFT_MARGIN, top + TOP_MARGIN);
  }

  private static double roomAcross(double width) {
    return width - LEFT_MARGIN - RIGHT_MARGIN;
  }

  private static double roomDown(double height) {
    return height - TOP_MARGIN - BOTTOM_MARGIN;
  }

  private static int seen(int size, int cell, double room) {
    return Math.max(1, Math.min(size, (int) Math.floor(room / cell)));
  }

  private static int bounded(int back, int most) {
    return Math.max(0, Math.min(most, back));
  }

  /** How wide a map is with cells of so many pixels, its axis included. */
  public static double widthFor(int size, int cell) {
    return LEFT_MARGIN + RIGHT_MARGIN + (double) size * cell;
  }

  /** How high a map is with cells of so many pixels, its axis included. */
  public static double heightFor(int size, int cell) {
    return TOP_MARGIN + BOTTOM_MARGIN + (double) size * cell;
  }

  /** Pixels across the cells that are shown. */
  public double width() {
    return (double) cell * keys;
  }

  /** Pixels down the cells that are shown. */
  public double height() {
    return (double) cell * queries;
  }

  /** Queries newer than those that are shown. */
  public int queriesBack() {
    return size - firstQuery - queries;
  }

  /** Keys newer than those that are shown. */
  public int keysBack() {
    return size - firstKey - keys;
  }

  /** The cell at a place; empty beside the cells. */
  public Optional<HeatCell> at(double x, double y) {
    int key = (int) Math.floor((x - left) / cell);
    int query = (int) Math.floor((y - top) / cell);
    boolean inside = key >= 0 && key < keys && query >= 0 && query < queries;
    return inside
        ? Optional.of(new HeatCell(firstQuery + query, firstKey + key))
        : Optional.empty();
  }

  /** Whether a cell is among those that are shown. */
  public boolean shows(HeatCell place) {
    return place.query() >= firstQuery
        && place.query() < firstQuery + queries
        && place.key() >= firstKey
        && place.key() < firstKey + keys;
  }

  public double x(int key) {
    return left + (double) (key - firstKey) * cell;
  }

  public double y(int query) {
    return top + (double) (query - firstQuery) * cell;
  }

  /** Slots that are shown and get a label: the newest, and round distances from it. */
  List<Integer> labelled(boolean across) {
    int stride = stride(across ? LABEL_WIDTH : LABEL_HEIGHT);
    int first = across ? firstKey : firstQuery;
    int end = first + (across ? keys : queries);
    List<Integer> slots = new ArrayList<>();
    for (int distance = 0; distance < size; distance += stride) {
      int slot = size - 1 - distance;
      if (slot >= first && slot < end) {
        slots.add(slot);
      }
    }
    return slots;
  }

  private int stride(double room) {
    int stride = 1;
    for (int candidate : new int[] {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}) {
      stride = candidate;
      if (candidate * cell >= room) {
        break;
      }
    }
    return stride;
  }
}
