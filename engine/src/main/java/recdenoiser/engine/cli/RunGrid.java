package recdenoiser.engine.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import recdenoiser.engine.evaluate.FurtherMeasure;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.SeenItems;
import recdenoiser.engine.run.RunTable;
import recdenoiser.engine.run.Spread;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;

/** Finished runs as a table: for people mean ± deviation, for programs the mean. */
final class RunGrid {
  private static final List<String> WORDS = List.of("data", "model", "settings");

  private RunGrid() {}

  /**
   * @param further what is shown beside Hit and NDCG
   */
  static DataGrid of(List<RunTable.Row> rows, List<FurtherMeasure> further) {
    List<GridColumn> columns = new ArrayList<>();
    WORDS.forEach(key -> columns.add(GridColumn.words(CliTexts.format("table.column." + key))));
    columns.add(numbers("runs"));
    List<Measure> measures = measures(rows);
    SeenItems seen = SeenItems.of(rows.stream().map(RunTable.Row::seen).toList());
    for (Measure measure : measures) {
      String key = "table.column." + measure.ranking().textKey(seen);
      columns.add(GridColumn.numbers(CliTexts.format(key, measure.label())));
    }
    further.forEach(measure -> columns.add(GridColumn.numbers(measure.name())));
    columns.add(numbers("bestEpochs"));
    columns.add(numbers("seconds"));
    return DataGrid.of(
        "", columns, rows.stream().map(row -> cells(row, measures, further)).toList());
  }

  private static GridColumn numbers(String key) {
    return GridColumn.numbers(CliTexts.format("table.column." + key));
  }

  /** Those that a run was measured in. */
  private static List<Measure> measures(List<RunTable.Row> rows) {
    return RunTable.MEASURES.stream()
        .filter(
            measure ->
                measure.ranking() != Ranking.POPULAR
                    || rows.stream()
                        .anyMatch(row -> Double.isFinite(row.scores().get(measure).mean())))
        .toList();
  }

  private static List<GridCell> cells(
      RunTable.Row row, List<Measure> measures, List<FurtherMeasure> further) {
    String settings =
        row.settings().entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining(", "));
    String epochs =
        row.bestEpochs().stream().map(String::valueOf).collect(Collectors.joining(", "));
    double seconds = row.secondsPerEpoch().mean();
    List<GridCell> cells = new ArrayList<>();
    cells.add(GridCell.text(row.data()));
    cells.add(GridCell.text(row.model()));
    cells.add(GridCell.text(settings));
    cells.add(GridCell.number(row.seeds().size()));
    measures.forEach(measure -> cells.add(metric(row.scores().get(measure))));
    further.forEach(measure -> cells.add(metric(row.further().get(measure))));
    cells.add(GridCell.text(epochs));
    cells.add(GridCell.number(seconds, String.format(Locale.ROOT, "%.2f", seconds)));
    return cells;
  }

  /** For programs: scores are called "sampledHit", "popularNdcg" and so on; none is null. */
  static Map<String, Object> json(RunTable.Row row, List<FurtherMeasure> further) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("data", row.data());
    json.put("model", row.model());
    json.put("settings", row.settings());
    json.put("seeds", row.seeds());
    for (Measure measure : RunTable.MEASURES) {
      Spread spread = row.scores().get(measure);
      String name = measure.ranking().key() + measure.metric().name().charAt(0);
      String rest = measure.metric().name().substring(1).toLowerCase(Locale.ROOT);
      json.put(name + rest, Double.isNaN(spread.mean()) ? null : spread);
    }
    for (FurtherMeasure measure : further) {
      Spread spread = row.further().get(measure);
      json.put(measure.name(), Double.isNaN(spread.mean()) ? null : spread);
    }
    json.put("seen", row.seen());
    json.put("bestEpochs", row.bestEpochs());
    json.put("secondsPerEpoch", row.secondsPerEpoch());
    return json;
  }

  private static GridCell metric(Spread spread) {
    if (Double.isNaN(spread.mean())) {
      return GridCell.NONE;
    }
    String mean = String.format(Locale.ROOT, "%.4f", spread.mean());
    String shown =
        spread.runs() < 2 ? mean : mean + String.format(Locale.ROOT, " ± %.4f", spread.deviation());
    return GridCell.number(spread.mean(), shown);
  }
}
