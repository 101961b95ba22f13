package recdenoiser.engine.run.library;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import recdenoiser.engine.run.Spread;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;
import recdenoiser.engine.table.GridFormat;

/**
 * A table of runs as text for other programs.
 *
 * @param fields its columns
 */
public record RunSheet(List<RunField> fields, List<RunRow> rows) {

  public RunSheet {
    fields = List.copyOf(fields);
    rows = List.copyOf(rows);
  }

  /** How a table is written. */
  public enum Format {
    /** Columns of text, for a terminal. */
    TEXT,
    /** RFC 4180; groups have columns for deviation and number of runs behind each number. */
    CSV,
    MARKDOWN,
    /** A whole table environment with rules of the package booktabs. */
    LATEX,
    /** A list of objects; numbers unrounded. */
    JSON
  }

  /** Ends with a line break. */
  public String write(Format format) {
    return switch (format) {
      case TEXT -> GridFormat.TEXT.write(shown(RunField::name));
      case CSV -> GridFormat.CSV.write(exact());
      case MARKDOWN -> GridFormat.MARKDOWN.write(shown(RunField::title));
      case LATEX -> GridFormat.LATEX.write(shown(RunField::title));
      case JSON -> json();
    };
  }

  private DataGrid shown(Function<RunField, String> heads) {
    return DataGrid.of(
        "",
        fields.stream().map(field -> column(field, heads.apply(field))).toList(),
        rows.stream().map(this::shown).toList());
  }

  private List<GridCell> shown(RunRow row) {
    return fields.stream().map(field -> GridCell.text(field.shown(row))).toList();
  }

  private static GridColumn column(RunField field, String head) {
    return field.isNumber() ? GridColumn.numbers(head) : GridColumn.words(head);
  }

  private DataGrid exact() {
    boolean together = rows.stream().anyMatch(RunRow::together);
    List<GridColumn> columns = new ArrayList<>();
    for (RunField field : fields) {
      columns.add(column(field, field.name()));
      if (together && field.isNumber()) {
        columns.add(GridColumn.numbers(field.name() + " deviation"));
        columns.add(GridColumn.numbers(field.name() + " runs"));
      }
    }
    return DataGrid.of("", columns, rows.stream().map(row -> exact(row, together)).toList());
  }

  private List<GridCell> exact(RunRow row, boolean together) {
    List<GridCell> cells = new ArrayList<>();
    for (RunField field : fields) {
      if (!field.isNumber()) {
        cells.add(GridCell.text(noFormula(field.shown(row))));
        continue;
      }
      Spread spread = field.spread(row);
      cells.add(GridCell.number(spread.mean(), field.shown(row)));
      if (together) {
        cells.add(GridCell.number(spread.deviation(), ""));
        cells.add(GridCell.number(spread.runs()));
      }
    }
    return cells;
  }

  /** Other programs take a text that begins so for a formula. */
  private static String noFormula(String text) {
    return text.matches("(?s)[=+@\\-].*") ? "'" + text : text;
  }

  private String json() {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (RunRow row : rows) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (RunField field : fields) {
        object.put(field.name(), field.isNumber() ? number(field, row) : field.shown(row));
      }
      object.put("runs", row.paths().stream().map(Object::toString).toList());
      objects.add(object);
    }
    return new String(Json.pretty(objects), StandardCharsets.UTF_8);
  }

  private static Object number(RunField field, RunRow row) {
    Spread spread = field.spread(row);
    if (!row.together()) {
      return finite(spread.mean());
    }
    Map<String, Object> of = new LinkedHashMap<>();
    of.put("mean", finite(spread.mean()));
    of.put("deviation", finite(spread.deviation()));
    of.put("runs", spread.runs());
    return of;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
