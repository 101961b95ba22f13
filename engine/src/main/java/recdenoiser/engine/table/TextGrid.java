package recdenoiser.engine.table;

import java.util.List;

/** A table for a terminal. */
final class TextGrid {
  private static final String GAP = "  ";

  private TextGrid() {}

  static String write(DataGrid grid) {
    StringBuilder text = new StringBuilder();
    if (!grid.title().isEmpty()) {
      text.append(grid.title()).append("\n\n");
    }
    int[] widths = widths(grid);
    line(text, grid, widths, grid.columns().stream().map(GridColumn::title).toList());
    for (List<GridCell> row : grid.rows()) {
      line(text, grid, widths, row.stream().map(GridCell::shown).toList());
    }
    if (!grid.notes().isEmpty()) {
      text.append('\n');
      grid.notes().forEach(note -> text.append(note).append('\n'));
    }
    return text.toString();
  }

  private static int[] widths(DataGrid grid) {
    int[] widths = new int[grid.columns().size()];
    for (int c = 0; c < widths.length; c++) {
      widths[c] = length(grid.columns().get(c).title());
      for (List<GridCell> row : grid.rows()) {
        widths[c] = Math.max(widths[c], length(row.get(c).shown()));
      }
    }
    return widths;
  }

  private static void line(StringBuilder text, DataGrid grid, int[] widths, List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String room = " ".repeat(widths[c] - length(cells.get(c)));
      line.append(c == 0 ? "" : GAP);
      line.append(grid.columns().get(c).right() ? room + cells.get(c) : cells.get(c) + room);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
