package recdenoiser.engine.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.run.Robustness;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;
import recdenoiser.engine.text.Numbers;

/** How metrics fall with the share of noise in histories: as text, and as {@code --json} has it. */
final class RobustnessTable {
  private RobustnessTable() {}

  static DataGrid of(List<Robustness> all) {
    Evaluation first = all.get(0).evaluation();
    List<Measure> measures =
        Measure.shown().stream().filter(measure -> first.has(measure.ranking())).toList();
    List<GridColumn> columns = new ArrayList<>();
    columns.add(GridColumn.numbers(CliTexts.format("historyNoise.share")));
    measures.forEach(
        measure -> columns.add(GridColumn.numbers(measure.ranking().prefix() + measure.label())));
    List<List<GridCell>> rows = new ArrayList<>();
    for (Robustness one : all) {
      List<GridCell> row = new ArrayList<>();
      row.add(GridCell.number(one.share(), Numbers.percent(one.share())));
      measures.forEach(measure -> row.add(GridCell.metric(one.evaluation().at(measure))));
      rows.add(row);
    }
    return DataGrid.of(CliTexts.format("historyNoise.title"), columns, rows);
  }

  /** {@code {"share": 0.1, "sampled": {…}, "full": {…}, …}}. */
  static Map<String, Object> json(Robustness one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("share", one.share());
    json.putAll(RunResult.evaluation(one.evaluation()));
    return json;
  }
}
