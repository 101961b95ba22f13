package recdenoiser.engine.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Where the cells of a map with names stand: whole pixels each, names of rows at the left, names of
 * columns below, turned upright where they are wider than their column.
 *
 * @param rows how many
 * @param columns how many
 * @param cellWidth pixels, at least 1
 * @param cellHeight pixels, at least 1
 * @param left of the first column
 * @param top of the first row
 * @param upright whether the names of columns are turned
 * @param nameHeight room below the cells for the names of columns
 */
public record NamedHeatLayout(
    int rows,
    int columns,
    int cellWidth,
    int cellHeight,
    double left,
    double top,
    boolean upright,
    double nameHeight) {
  /** Longest a name of a row may be, in pixels; longer ones are shortened. */
  static final double MOST_ROW_NAME = 176;

  /** Longest a name of a column that is turned may be. */
  static final double MOST_COLUMN_NAME = 132;

  static final double AXIS_NAME = 20;
  static final double TICK = 4;
  static final double GAP = 4;
  private static final double LETTERS = 12;
  private static final double TOP = 4;
  private static final double RIGHT = 12;
  private static final int MOST_CELL_WIDTH = 28;
  private static final int MOST_CELL_HEIGHT = 20;
  private static final int LEAST_CELL_HEIGHT = 14;
  private static final int MANY_ROWS = 40;
  private static final int HEIGHT_OF_MANY = 560;

  /**
   * As wide as this space allows.
   *
   * @param width pixels that there are; where one pixel a column is too much, it takes more
   * @param measure how wide a text is, in pixels
   */
  public static NamedHeatLayout fit(
      NamedMatrix matrix, double width, ToDoubleFunction<String> measure) {
    int rows = Math.max(1, matrix.rows().size());
    int columns = Math.max(1, matrix.columns().size());
    double left = AXIS_NAME + Math.min(MOST_ROW_NAME, longest(matrix.rows(), measure));
    left = Math.max(left, measure.applyAsDouble(matrix.columnAxis())) + TICK + 2 * GAP;
    int cellWidth =
        (int) Math.max(1, Math.min(MOST_CELL_WIDTH, Math.floor((width - left - RIGHT) / columns)));
    double name = longest(matrix.columns(), measure);
    boolean upright = name > cellWidth - GAP && name > LETTERS;
    double below = upright ? Math.min(MOST_COLUMN_NAME, name) : LETTERS;
    return new NamedHeatLayout(
        rows,
        columns,
        cellWidth,
        cellHeight(rows, cellWidth),
        Math.ceil(left),
        TOP,
        upright,
        Math.ceil(below));
  }

  private static int cellHeight(int rows, int cellWidth) {
    return rows > MANY_ROWS
        ? Math.max(2, HEIGHT_OF_MANY / rows)
        : Math.max(LEAST_CELL_HEIGHT, Math.min(MOST_CELL_HEIGHT, cellWidth));
  }

  private static double longest(List<String> names, ToDoubleFunction<String> measure) {
    return names.stream().map(measure::applyAsDouble).max(Comparator.naturalOrder()).orElse(0.0);
  }

  NamedHeatLayout moved(double right, double down) {
    return new NamedHeatLayout(
        rows, columns, cellWidth, cellHeight, left + right, top + down, upright, nameHeight);
  }

  /** Pixels across the cells. */
  public double cellsWidth() {
    return (double) cellWidth * columns;
  }

  /** Pixels down the cells. */
  public double cellsHeight() {
    return (double) cellHeight * rows;
  }

  /** Of the whole map, its names included. */
  public double width() {
    return left + cellsWidth() + RIGHT;
  }

  /** Of the whole map, its names included. */
  public double height() {
    return top + cellsHeight() + TICK + GAP + nameHeight + GAP;
  }

  public double x(int column) {
    return left + (double) column * cellWidth;
  }

  public double y(int row) {
    return top + (double) row * cellHeight;
  }

  /** The cell at a place, its row as the query and its column as the key; empty beside them. */
  public Optional<HeatCell> at(double x, double y) {
    int column = (int) Math.floor((x - left) / cellWidth);
    int row = (int) Math.floor((y - top) / cellHeight);
    boolean inside = column >= 0 && column < columns && row >= 0 && row < rows;
    return inside ? Optional.of(new HeatCell(row, column)) : Optional.empty();
  }

  /** Rows whose names there is room for, counted from the last. */
  List<Integer> namedRows() {
    return named(rows, cellHeight);
  }

  /** Columns whose names there is room for, counted from the last. */
  List<Integer> namedColumns() {
    return named(columns, cellWidth);
  }

  private static List<Integer> named(int count, int cell) {
    int stride = (int) Math.max(1, Math.ceil((LETTERS + 1) / cell));
    List<Integer> named = new ArrayList<>();
    for (int place = count - 1; place >= 0; place -= stride) {
      named.add(place);
    }
    return named;
  }
}
