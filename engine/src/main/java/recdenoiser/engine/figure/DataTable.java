package recdenoiser.engine.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The numbers behind a chart, for those who would rather read them, and for files.
 *
 * @param header a name for each column
 * @param numbers whether the column holds numbers, which stand to the right
 * @param rows as many cells each as there are columns, numbers with a point and at full precision
 */
public record DataTable(List<String> header, List<Boolean> numbers, List<List<String>> rows) {
  private static final String LATEX_SPECIAL = "&%$#_{}";

  public DataTable {
    header = List.copyOf(header);
    numbers = List.copyOf(numbers);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Comma-separated, RFC 4180. */
  public String csv() {
    StringBuilder csv = new StringBuilder(csvLine(header));
    rows.forEach(row -> csv.append(csvLine(row)));
    return csv.toString();
  }

  /** Values apart by tabs, as spreadsheets paste them. */
  public String tabs() {
    return lines(row -> String.join("\t", row.stream().map(DataTable::oneLine).toList()));
  }

  /** A table of GitHub's Markdown. */
  public String markdown() {
    String rule =
        numbers.stream()
            .map(number -> number ? "---:" : "---")
            .collect(Collectors.joining("|", "|", "|\n"));
    List<String> lines = new ArrayList<>();
    lines.add(markdownLine(header));
    lines.add(rule);
    rows.forEach(row -> lines.add(markdownLine(row)));
    return String.join("", lines);
  }

  /** A {@code tabular} with the rules of the package booktabs. */
  public String latex() {
    String columns =
        numbers.stream().map(number -> number ? "r" : "l").collect(Collectors.joining());
    StringBuilder latex = new StringBuilder("\\begin{tabular}{" + columns + "}\n\\toprule\n");
    latex.append(latexLine(header)).append("\\midrule\n");
    rows.forEach(row -> latex.append(latexLine(row)));
    return latex.append("\\bottomrule\n\\end{tabular}\n").toString();
  }

  private String lines(java.util.function.Function<List<String>, String> line) {
    StringBuilder text = new StringBuilder(line.apply(header)).append('\n');
    rows.forEach(row -> text.append(line.apply(row)).append('\n'));
    return text.toString();
  }

  private static String csvLine(List<String> cells) {
    return joined(cells, ",", DataTable::quoted) + "\r\n";
  }

  private static String markdownLine(List<String> cells) {
    String inside =
        joined(cells, " | ", cell -> oneLine(cell).replace("\\", "\\\\").replace("|", "\\|"));
    return "| " + inside + " |\n";
  }

  private static String latexLine(List<String> cells) {
    return joined(cells, " & ", DataTable::escaped) + " \\\\\n";
  }

  private static String joined(List<String> cells, String between, UnaryOperator<String> cell) {
    return cells.stream().map(cell).collect(Collectors.joining(between));
  }

  private static String oneLine(String cell) {
    return cell.replaceAll("\\s+", " ");
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char letter : oneLine(text).toCharArray()) {
      if (letter == '\\') {
        escaped.append("\\textbackslash{}");
      } else if (letter == '~' || letter == '^') {
        escaped.append('\\').append(letter).append("{}");
      } else if (LATEX_SPECIAL.indexOf(letter) >= 0) {
        escaped.append('\\').append(letter);
      } else {
        escaped.append(letter);
      }
    }
    return escaped.toString();
  }
}
