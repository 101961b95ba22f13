package recdenoiser.engine.table;

import java.util.List;

/**
 * A table.
 *
 * @param title one line; empty for none
 * @param rows [rows][columns]
 * @param notes sentences below the table
 */
public record DataGrid(
    String title, List<GridColumn> columns, List<List<GridCell>> rows, List<String> notes) {

  public DataGrid {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    notes = List.copyOf(notes);
    for (List<GridCell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "A row has " + row.size() + " cells; expected " + columns.size() + ".");
      }
    }
  }

  public static DataGrid of(String title, List<GridColumn> columns, List<List<GridCell>> rows) {
    return new DataGrid(title, columns, rows, List.of());
  }

  /**
   * The same with some of its rows.
   *
   * @param chosen numbers of the rows, from 0
   */
  public DataGrid rows(List<Integer> chosen) {
    return new DataGrid(title, columns, chosen.stream().map(rows::get).toList(), notes);
  }

  public DataGrid with(List<String> newNotes) {
    return new DataGrid(title, columns, rows, newNotes);
  }
}
