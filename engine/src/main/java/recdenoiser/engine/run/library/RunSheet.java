package recdenoiser.engine.run.library;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.run.Spread;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.text.Numbers;

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
    /** A {@code tabular} with rules of the package booktabs. */
    LATEX,
    /** A list of objects; numbers unrounded. */
    JSON
  }

  /** Ends with a line break. */
  public String write(Format format) {
    return switch (format) {
      case TEXT -> text();
      case CSV -> csv();
      case MARKDOWN -> markdown();
      case LATEX -> latex();
      case JSON -> json();
    };
  }

  private String text() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(fields.stream().map(RunField::name).toList());
    rows.forEach(row -> lines.add(cells(row)));
    int[] widths = new int[fields.size()];
    for (List<String> line : lines) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], line.get(c).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        String space = " ".repeat(widths[c] - line.get(c).length());
        boolean right = fields.get(c).isNumber();
        padded.append(right ? space + line.get(c) : line.get(c) + space).append("  ");
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private List<String> cells(RunRow row) {
    return fields.stream().map(field -> field.shown(row)).toList();
  }

  private String csv() {
    boolean together = rows.stream().anyMatch(RunRow::together);
    StringBuilder text = new StringBuilder();
    List<String> head = new ArrayList<>();
    for (RunField field : fields) {
      head.add(quoted(field.name()));
      if (together && field.isNumber()) {
        head.add(quoted(field.name() + " deviation"));
        head.add(quoted(field.name() + " runs"));
      }
    }
    text.append(String.join(",", head)).append("\r\n");
    for (RunRow row : rows) {
      List<String> cells = new ArrayList<>();
      for (RunField field : fields) {
        if (!field.isNumber()) {
          cells.add(quoted(field.shown(row)));
          continue;
        }
        Spread spread = field.spread(row);
        cells.add(exact(spread.mean()));
        if (together) {
          cells.add(exact(spread.deviation()));
          cells.add(Integer.toString(spread.runs()));
        }
      }
      text.append(String.join(",", cells)).append("\r\n");
    }
    return text.toString();
  }

  private static String exact(double value) {
    return Double.isNaN(value) ? "" : Numbers.decimal(value);
  }

  /** Other programs take a text that begins so for a formula. */
  private static String quoted(String text) {
    String safe = text.matches("(?s)[=+@\\-].*") ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private String markdown() {
    StringBuilder text = new StringBuilder("|");
    fields.forEach(field -> text.append(' ').append(markdown(field.title())).append(" |"));
    text.append("\n|");
    fields.forEach(field -> text.append(field.isNumber() ? "---:|" : "---|"));
    text.append('\n');
    for (RunRow row : rows) {
      text.append('|');
      cells(row).forEach(cell -> text.append(' ').append(markdown(cell)).append(" |"));
      text.append('\n');
    }
    return text.toString();
  }

  private static String markdown(String cell) {
    return cell.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\R", " ");
  }

  private String latex() {
    StringBuilder text = new StringBuilder("\\begin{tabular}{");
    fields.forEach(field -> text.append(field.isNumber() ? 'r' : 'l'));
    text.append("}\n\\toprule\n");
    text.append(String.join(" & ", fields.stream().map(f -> latex(f.title())).toList()));
    text.append(" \\\\\n\\midrule\n");
    for (RunRow row : rows) {
      text.append(String.join(" & ", cells(row).stream().map(RunSheet::latex).toList()));
      text.append(" \\\\\n");
    }
    return text.append("\\bottomrule\n\\end{tabular}\n").toString();
  }

  private static String latex(String cell) {
    StringBuilder safe = new StringBuilder();
    for (int c = 0; c < cell.length(); c++) {
      char letter = cell.charAt(c);
      safe.append(
          switch (letter) {
            case '\\' -> "\\textbackslash{}";
            case '&', '%', '$', '#', '_', '{', '}' -> "\\" + letter;
            case '~' -> "\\textasciitilde{}";
            case '^' -> "\\textasciicircum{}";
            case '±' -> "$\\pm$";
            case '−' -> "$-$";
            case '–' -> "--";
            case '·' -> "$\\cdot$";
            case '\u2009' -> "\\,";
            case 'α' -> "$\\alpha$";
            case 'β' -> "$\\beta$";
            case 'γ' -> "$\\gamma$";
            case 'ε' -> "$\\varepsilon$";
            case 'λ' -> "$\\lambda$";
            case 'ρ' -> "$\\rho$";
            case '\n', '\r' -> " ";
            default -> String.valueOf(letter);
          });
    }
    return safe.toString();
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
