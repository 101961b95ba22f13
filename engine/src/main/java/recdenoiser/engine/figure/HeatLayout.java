package recdenoiser.engine.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the cells of a heat map stand: whole pixels each, as large as fits.
 *
 * @param size n
 * @param cell pixels per cell
 * @param left of the first key
 * @param top of the first query
 */
public record HeatLayout(int size, int cell, double left, double top) {
  private static final double LEFT_MARGIN = 62;
  private static final double BOTTOM_MARGIN = 26;
  private static final double TOP_MARGIN = 4;
  private static final double RIGHT_MARGIN = 20;
  private static final double LABEL_WIDTH = 34;
  private static final double LABEL_HEIGHT = 20;

  /** As large as this space allows. */
  public static HeatLayout fit(int size, double width, double height) {
    double roomAcross = width - LEFT_MARGIN - RIGHT_MARGIN;
    double roomDown = height - TOP_MARGIN - BOTTOM_MARGIN;
    int cell = (int) Math.max(1, Math.floor(Math.min(roomAcross, roomDown) / size));
    return new HeatLayout(size, cell, LEFT_MARGIN, TOP_MARGIN);
  }

  /** Cells of so many pixels, the axes beside them. */
  static HeatLayout of(int size, int cell, double left, double top) {
    return new HeatLayout(size, cell, left + LEFT_MARGIN, top + TOP_MARGIN);
  }

  /** How wide a map is with cells of so many pixels, its axis included. */
  public static double widthFor(int size, int cell) {
    return LEFT_MARGIN + RIGHT_MARGIN + (double) size * cell;
  }

  /** How high a map is with cells of so many pixels, its axis included. */
  public static double heightFor(int size, int cell) {
    return TOP_MARGIN + BOTTOM_MARGIN + (double) size * cell;
  }

  /** Pixels along each side of the square of all cells. */
  public double side() {
    return (double) cell * size;
  }

  /** The cell at a place; empty beside the cells. */
  public Optional<HeatCell> at(double x, double y) {
    int key = (int) Math.floor((x - left) / cell);
    int query = (int) Math.floor((y - top) / cell);
    boolean inside = key >= 0 && key < size && query >= 0 && query < size;
    return inside ? Optional.of(new HeatCell(query, key)) : Optional.empty();
  }

  public double x(int key) {
    return left + (double) key * cell;
  }

  public double y(int query) {
    return top + (double) query * cell;
  }

  /** Slots that get a label: the newest, and round distances from it. */
  List<Integer> labelled(boolean across) {
    double room = across ? LABEL_WIDTH : LABEL_HEIGHT;
    int stride = 1;
    for (int candidate : new int[] {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}) {
      stride = candidate;
      if (candidate * cell >= room) {
        break;
      }
    }
    List<Integer> slots = new ArrayList<>();
    for (int distance = 0; distance < size; distance += stride) {
      slots.add(size - 1 - distance);
    }
    return slots;
  }
}
