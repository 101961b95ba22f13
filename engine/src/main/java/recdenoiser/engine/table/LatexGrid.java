package recdenoiser.engine.table;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A table environment of LaTeX, with the rules of booktabs. */
final class LatexGrid {
  private static final Map<Integer, String> COMMANDS =
      Map.ofEntries(
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '&', "\\&"),
          Map.entry((int) '%', "\\%"),
          Map.entry((int) '$', "\\$"),
          Map.entry((int) '#', "\\#"),
          Map.entry((int) '_', "\\_"),
          Map.entry((int) '{', "\\{"),
          Map.entry((int) '}', "\\}"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '<', "\\textless{}"),
          Map.entry((int) '>', "\\textgreater{}"),
          Map.entry((int) '|', "\\textbar{}"),
          Map.entry((int) '"', "''"),
          Map.entry((int) '±', "$\\pm$"),
          Map.entry((int) '−', "$-$"),
          Map.entry((int) '≤', "$\\le$"),
          Map.entry((int) '≥', "$\\ge$"),
          Map.entry((int) '×', "$\\times$"),
          Map.entry((int) 'α', "$\\alpha$"),
          Map.entry((int) 'β', "$\\beta$"),
          Map.entry((int) 'γ', "$\\gamma$"),
          Map.entry((int) 'ε', "$\\varepsilon$"),
          Map.entry((int) 'λ', "$\\lambda$"),
          Map.entry((int) 'ρ', "$\\rho$"),
          Map.entry((int) 'σ', "$\\sigma$"),
          Map.entry((int) 'Δ', "$\\Delta$"),
          Map.entry((int) 'Φ', "$\\Phi$"),
          Map.entry((int) 'χ', "$\\chi$"),
          Map.entry((int) '²', "$^2$"),
          Map.entry((int) '–', "--"),
          Map.entry((int) '—', "---"),
          Map.entry((int) '…', "\\ldots{}"),
          Map.entry((int) '·', "$\\cdot$"),
          Map.entry((int) '\u2009', "\\,"),
          Map.entry((int) '\u00a0', "~"));

  private LatexGrid() {}

  static String write(DataGrid grid) {
    StringBuilder text = new StringBuilder("% needs \\usepackage{booktabs}\n");
    text.append("\\begin{table}\n\\centering\n");
    if (!grid.title().isEmpty()) {
      text.append("\\caption{").append(escape(grid.title())).append("}\n");
    }
    text.append("\\begin{tabular}{").append(columns(grid)).append("}\n\\toprule\n");
    text.append(line(grid.columns().stream().map(GridColumn::title).toList()));
    text.append("\\midrule\n");
    for (List<GridCell> row : grid.rows()) {
      text.append(line(row.stream().map(GridCell::shown).toList()));
    }
    text.append("\\bottomrule\n\\end{tabular}\n");
    if (!grid.notes().isEmpty()) {
      text.append("\n\\medskip\n\\parbox{\\linewidth}{\\footnotesize\n");
      text.append(grid.notes().stream().map(LatexGrid::cell).collect(Collectors.joining("\\\\\n")));
      text.append("}\n");
    }
    return text.append("\\end{table}\n").toString();
  }

  private static String columns(DataGrid grid) {
    return grid.columns().stream()
        .map(column -> column.right() ? "r" : "l")
        .collect(Collectors.joining());
  }

  private static String line(List<String> cells) {
    return cells.stream().map(LatexGrid::cell).collect(Collectors.joining(" & ", "", " \\\\\n"));
  }

  /** A bracket at the beginning of a line would be taken for an argument of the line before. */
  private static String cell(String text) {
    String escaped = escape(text);
    return escaped.startsWith("[") || escaped.startsWith("*") ? "{}" + escaped : escaped;
  }

  private static String escape(String text) {
    return text.codePoints()
        .mapToObj(letter -> COMMANDS.getOrDefault(letter, plain(letter)))
        .collect(Collectors.joining());
  }

  private static String plain(int letter) {
    return letter == '\n' || letter == '\r' ? " " : Character.toString(letter);
  }
}
