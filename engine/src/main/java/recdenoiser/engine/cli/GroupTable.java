package recdenoiser.engine.cli;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.FurtherMeasure;
import recdenoiser.engine.evaluate.GroupEvaluation;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.UserGroup;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;
import recdenoiser.engine.text.Numbers;

/** How well a model does for groups of users, a row each. */
final class GroupTable {
  private static final List<FurtherMeasure> FURTHER =
      List.of(
          new FurtherMeasure("full/auc"),
          new FurtherMeasure("coverage@10"),
          new FurtherMeasure("popularity@10"),
          new FurtherMeasure("tail@10"));

  private GroupTable() {}

  static DataGrid of(List<GroupEvaluation> groups) {
    List<Measure> measures = measures(groups);
    List<GridColumn> columns = new ArrayList<>();
    columns.add(GridColumn.words(CliTexts.format("group.by")));
    columns.add(GridColumn.numbers(CliTexts.format("group.users")));
    measures.forEach(
        measure -> columns.add(GridColumn.numbers(measure.ranking().prefix() + measure.label())));
    FURTHER.forEach(measure -> columns.add(GridColumn.numbers(measure.name())));
    return DataGrid.of("", columns, groups.stream().map(one -> row(one, measures)).toList());
  }

  private static List<Measure> measures(List<GroupEvaluation> groups) {
    return Measure.shown().stream()
        .filter(measure -> groups.stream().anyMatch(one -> one.evaluation().has(measure.ranking())))
        .toList();
  }

  private static List<GridCell> row(GroupEvaluation one, List<Measure> measures) {
    Evaluation evaluation = one.evaluation();
    List<GridCell> row = new ArrayList<>();
    row.add(GridCell.text(name(one.group())));
    row.add(GridCell.number(evaluation.users()));
    measures.forEach(measure -> row.add(GridCell.metric(evaluation.at(measure))));
    for (FurtherMeasure measure : FURTHER) {
      double value = measure.of(evaluation).orElse(Double.NaN);
      row.add(
          measure.isShare()
              ? GridCell.metric(value)
              : GridCell.number(value, Numbers.fixed(value, 1)));
    }
    return row;
  }

  static String name(UserGroup group) {
    return switch (group.kind()) {
      case HISTORY, POPULARITY ->
          CliTexts.format(
              "group." + group.kind(),
              Long.toString(Math.round(group.least())),
              Long.toString(Math.round(group.greatest())));
      case REPEATED -> CliTexts.format(group.least() > 0 ? "group.repeated" : "group.first");
      case NOISE ->
          CliTexts.format(
              "group.NOISE", Numbers.percent(group.least()), Numbers.percent(group.greatest()));
    };
  }
}
