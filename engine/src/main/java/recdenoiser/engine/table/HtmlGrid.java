package recdenoiser.engine.table;

import java.util.List;

/** A table element of HTML, whose columns of numbers have the class {@code number}. */
final class HtmlGrid {
  private HtmlGrid() {}

  static String write(DataGrid grid) {
    StringBuilder text = new StringBuilder("<table>\n");
    if (!grid.title().isEmpty()) {
      text.append("<caption>").append(Html.escape(grid.title())).append("</caption>\n");
    }
    text.append("<thead>\n");
    line(text, grid, "th", grid.columns().stream().map(GridColumn::title).toList());
    text.append("</thead>\n<tbody>\n");
    for (List<GridCell> row : grid.rows()) {
      line(text, grid, "td", row.stream().map(GridCell::shown).toList());
    }
    text.append("</tbody>\n</table>\n");
    for (String note : grid.notes()) {
      text.append("<p class=\"note\">").append(Html.escape(note)).append("</p>\n");
    }
    return text.toString();
  }

  private static void line(StringBuilder text, DataGrid grid, String tag, List<String> cells) {
    text.append("<tr>");
    for (int c = 0; c < cells.size(); c++) {
      String kind = grid.columns().get(c).right() ? " class=\"number\"" : "";
      text.append('<').append(tag).append(kind).append('>');
      text.append(Html.escape(cells.get(c))).append("</").append(tag).append('>');
    }
    text.append("</tr>\n");
  }
}
