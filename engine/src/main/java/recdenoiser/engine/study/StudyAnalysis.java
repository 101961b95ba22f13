package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;
import recdenoiser.engine.text.Numbers;

/** Rankings and profiles of a study as tables that say what was tested. */
public final class StudyAnalysis {
  private StudyAnalysis() {}

  /** Which axis matters: a row for each point of each axis. */
  public static DataGrid profiles(StudyResult result, StudyMeasure measure) {
    List<GridColumn> columns =
        List.of(
            GridColumn.words(StudyTexts.format("column.axis")),
            GridColumn.words(StudyTexts.format("column.point")),
            GridColumn.numbers(StudyTexts.format("column.difference")),
            GridColumn.numbers(StudyTexts.format("column.cells")),
            GridColumn.numbers(StudyTexts.format("column.range")),
            GridColumn.numbers(StudyTexts.format("column.explained")));
    List<List<GridCell>> rows = new ArrayList<>();
    for (AxisProfile profile : AxisProfile.of(result, measure)) {
      for (AxisProfile.Point point : profile.points()) {
        boolean first = point.equals(profile.points().get(0));
        rows.add(
            List.of(
                GridCell.text(profile.axis().label()),
                GridCell.text(point.name()),
                number(point.difference()),
                GridCell.number(point.cells()),
                first ? number(profile.range()) : GridCell.text(""),
                first
                    ? GridCell.number(profile.share(), Numbers.percent(profile.share()))
                    : GridCell.text("")));
      }
    }
    String title = StudyTexts.format("analysis.profiles", StudyTexts.label(measure));
    return new DataGrid(title, columns, rows, List.of(StudyTexts.format("note.profiles")));
  }

  private static GridCell number(double value) {
    return GridCell.number(value, Numbers.significant(value));
  }

  /** The methods by their mean ranks; without rows, and with the reason, where there is none. */
  public static DataGrid ranking(StudyResult result, StudyMeasure measure) {
    StudyAxis axis = StudyRanking.axis(result.study());
    List<GridColumn> columns =
        List.of(
            GridColumn.words(axis.label()),
            GridColumn.numbers(StudyTexts.format("column.meanRank")));
    Optional<StudyRanking> found = StudyRanking.of(result, measure);
    String title = StudyTexts.format("analysis.ranking", StudyTexts.label(measure));
    if (found.isEmpty()) {
      String why =
          StudyTexts.format(
              "note.noRanking",
              Integer.toString(StudyRanking.LEAST_DATA_SETS),
              Integer.toString(StudyRanking.rankable(result, measure).size()));
      return new DataGrid(title, columns, List.of(), List.of(why));
    }
    StudyRanking ranking = found.get();
    List<List<GridCell>> rows = new ArrayList<>();
    for (int m = 0; m < ranking.methods().size(); m++) {
      double rank = ranking.meanRanks().get(m);
      rows.add(
          List.of(
              GridCell.text(ranking.methods().get(m)),
              GridCell.number(rank, Numbers.fixed(rank, 2))));
    }
    String note =
        StudyTexts.format(
            "note.ranking",
            Integer.toString(ranking.dataSets().size()),
            Numbers.fixed(ranking.test().p(), 4),
            Numbers.fixed(ranking.criticalDifference(), 2));
    return new DataGrid(title, columns, rows, List.of(note));
  }
}
