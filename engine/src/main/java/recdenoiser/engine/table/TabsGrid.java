package recdenoiser.engine.table;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table to be pasted into a spreadsheet; what would begin another cell or line is a blank. */
final class TabsGrid {
  private TabsGrid() {}

  static String write(DataGrid grid) {
    StringBuilder text = new StringBuilder(line(grid.columns().stream().map(GridColumn::title)));
    grid.rows().forEach(row -> text.append(line(row.stream().map(GridCell::exact))));
    return text.toString();
  }

  private static String line(Stream<String> cells) {
    return cells
        .map(cell -> cell.replaceAll("\\s+", " "))
        .collect(Collectors.joining("\t", "", "\n"));
  }
}
