package recdenoiser.engine.table;

import java.util.List;
import java.util.stream.Collectors;

/** A table of GitHub Flavored Markdown. */
final class MarkdownGrid {
  private MarkdownGrid() {}

  static String write(DataGrid grid) {
    StringBuilder text = new StringBuilder();
    if (!grid.title().isEmpty()) {
      text.append("**").append(escape(grid.title())).append("**\n\n");
    }
    text.append(line(grid.columns().stream().map(GridColumn::title).toList()));
    text.append(
        grid.columns().stream()
            .map(column -> column.right() ? "---:|" : "---|")
            .collect(Collectors.joining("", "|", "\n")));
    for (List<GridCell> row : grid.rows()) {
      text.append(line(row.stream().map(GridCell::shown).toList()));
    }
    for (String note : grid.notes()) {
      text.append('\n').append(escape(note)).append('\n');
    }
    return text.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(MarkdownGrid::escape)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("*", "\\*")
        .replace("_", "\\_")
        .replace("`", "\\`")
        .replace("<", "&lt;")
        .replace("#", "\\#")
        .replaceAll("\\R", " ");
  }
}
