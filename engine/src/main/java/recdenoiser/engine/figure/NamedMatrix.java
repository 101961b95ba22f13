package recdenoiser.engine.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;
import recdenoiser.engine.text.Numbers;

/**
 * Values over things that have names, such as items against items.
 *
 * @param rowAxis what the rows are, such as "from"
 * @param columnAxis what the columns are
 * @param rows names from top to bottom
 * @param columns names from left to right
 * @param values [rows × columns], row-major; NaN where nothing can be
 */
public record NamedMatrix(
    String rowAxis, String columnAxis, List<String> rows, List<String> columns, float[] values) {

  public NamedMatrix {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    if (values.length != rows.size() * columns.size()) {
      throw new IllegalArgumentException(
          "A map of "
              + rows.size()
              + " rows and "
              + columns.size()
              + " columns needs "
              + rows.size() * columns.size()
              + " values; found "
              + values.length
              + ".");
    }
  }

  public float value(int row, int column) {
    return values[row * columns.size() + column];
  }

  /** Whether any value is below zero. */
  public boolean hasNegative() {
    for (float value : values) {
      if (value < 0) {
        return true;
      }
    }
    return false;
  }

  /** Share of exact zeros among the values that exist; NaN where none does. */
  public double zeroShare() {
    return HeatMatrix.zeroShare(values);
  }

  /**
   * The size, without its sign, that a share {@code quantile} of the values that exist does not
   * exceed; 0 where none exists.
   */
  public double quantileOfSizes(double quantile) {
    return HeatMatrix.quantileOfSizes(quantile, values);
  }

  /** The same with a number in front of each name that more than one row (or column) has. */
  public NamedMatrix withDistinctNames() {
    return new NamedMatrix(rowAxis, columnAxis, distinct(rows), distinct(columns), values);
  }

  private static List<String> distinct(List<String> names) {
    List<String> told = new ArrayList<>();
    for (int n = 0; n < names.size(); n++) {
      boolean again = Collections.frequency(names, names.get(n)) > 1;
      told.add(again ? (n + 1) + " " + names.get(n) : names.get(n));
    }
    return told;
  }

  /** Its numbers, a line for each row, the names of the columns above. */
  public DataGrid table() {
    List<GridColumn> header = new ArrayList<>(List.of(GridColumn.words(rowAxis)));
    columns.forEach(name -> header.add(GridColumn.numbers(name)));
    List<List<GridCell>> lines = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      List<GridCell> line = new ArrayList<>(List.of(GridCell.text(rows.get(row))));
      for (int column = 0; column < columns.size(); column++) {
        line.add(cell(value(row, column)));
      }
      lines.add(line);
    }
    return DataGrid.of("", header, lines);
  }

  private static GridCell cell(float value) {
    return GridCell.text(
        Float.isNaN(value) ? "" : Numbers.decimal(Double.parseDouble(Float.toString(value))));
  }

  /** The cell beside another one, inside the map. */
  public HeatCell moved(HeatCell from, int down, int right) {
    return new HeatCell(
        inside(from.query() + down, rows.size()), inside(from.key() + right, columns.size()));
  }

  private static int inside(int place, int size) {
    return Math.max(0, Math.min(size - 1, place));
  }

  /** The value of a cell; empty outside and where nothing can be. */
  public Optional<Float> at(HeatCell cell) {
    boolean inside = cell.query() < rows.size() && cell.key() < columns.size();
    return inside && !Float.isNaN(value(cell.query(), cell.key()))
        ? Optional.of(value(cell.query(), cell.key()))
        : Optional.empty();
  }
}
