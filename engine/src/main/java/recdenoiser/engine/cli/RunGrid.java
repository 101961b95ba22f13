package recdenoiser.engine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import recdenoiser.engine.run.RunTable;
import recdenoiser.engine.run.Spread;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;

/** Finished runs as a table: for people mean ± deviation, for programs the mean. */
final class RunGrid {
  private static final List<String> WORDS = List.of("data", "model", "settings");
  private static final List<String> NUMBERS =
      List.of("runs", "sampledHit", "sampledNdcg", "fullHit", "fullNdcg", "bestEpochs", "seconds");

  private RunGrid() {}

  static DataGrid of(List<RunTable.Row> rows) {
    List<GridColumn> columns = new ArrayList<>();
    WORDS.forEach(key -> columns.add(GridColumn.words(CliTexts.format("table.column." + key))));
    NUMBERS.forEach(key -> columns.add(GridColumn.numbers(CliTexts.format("table.column." + key))));
    return DataGrid.of("", columns, rows.stream().map(RunGrid::cells).toList());
  }

  private static List<GridCell> cells(RunTable.Row row) {
    String settings =
        row.settings().entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining(", "));
    String epochs =
        row.bestEpochs().stream().map(String::valueOf).collect(Collectors.joining(", "));
    double seconds = row.secondsPerEpoch().mean();
    return List.of(
        GridCell.text(row.data()),
        GridCell.text(row.model()),
        GridCell.text(settings),
        GridCell.number(row.seeds().size()),
        metric(row.sampledHit()),
        metric(row.sampledNdcg()),
        metric(row.fullHit()),
        metric(row.fullNdcg()),
        GridCell.text(epochs),
        GridCell.number(seconds, String.format(Locale.ROOT, "%.2f", seconds)));
  }

  private static GridCell metric(Spread spread) {
    String mean = String.format(Locale.ROOT, "%.4f", spread.mean());
    String shown =
        spread.runs() < 2 ? mean : mean + String.format(Locale.ROOT, " ± %.4f", spread.deviation());
    return GridCell.number(spread.mean(), shown);
  }
}
