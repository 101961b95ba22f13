package recdenoiser.engine.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.compare.ComparisonTables;
import recdenoiser.engine.compare.GroupDifference;
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

  /** Who gains and who loses, a row for each group and member. */
  static DataGrid of(Measure measure, List<GroupDifference> differences) {
    List<GridColumn> columns =
        List.of(
            GridColumn.words(CliTexts.format("group.member")),
            GridColumn.words(CliTexts.format("group.by")),
            GridColumn.numbers(CliTexts.format("group.users")),
            GridColumn.numbers(CliTexts.format("group.baseline")),
            GridColumn.numbers(measure.ranking().prefix() + measure.label()),
            GridColumn.numbers(CliTexts.format("group.difference")),
            GridColumn.numbers(CliTexts.format("group.p")));
    List<List<GridCell>> rows = differences.stream().map(GroupTable::row).toList();
    return new DataGrid(
        CliTexts.format("group.title"), columns, rows, List.of(CliTexts.format("group.note")));
  }

  private static List<GridCell> row(GroupDifference one) {
    double difference = one.other() - one.baseline();
    return List.of(
        GridCell.text(one.member()),
        GridCell.text(name(one.group())),
        GridCell.number(one.users()),
        GridCell.metric(one.baseline()),
        GridCell.metric(one.other()),
        GridCell.number(difference, ComparisonTables.signed(difference)),
        GridCell.number(one.holm(), ComparisonTables.p(one.holm())));
  }

  /** {@code {"member": …, "by": "HISTORY", "least": 3, …, "difference": …, "p": …, "holm": …}}. */
  static Map<String, Object> json(GroupDifference one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("member", one.member());
    json.put("by", one.group().kind());
    json.put("least", one.group().least());
    json.put("greatest", one.group().greatest());
    json.put("users", one.users());
    json.put("baseline", one.baseline());
    json.put("other", one.other());
    json.put("difference", one.other() - one.baseline());
    json.put("test", one.test().kind());
    json.put("p", one.test().p());
    json.put("holm", one.holm());
    return json;
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
