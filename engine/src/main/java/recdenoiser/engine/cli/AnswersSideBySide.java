package recdenoiser.engine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import recdenoiser.engine.inspect.Answer;
import recdenoiser.engine.inspect.Inspection;
import recdenoiser.engine.recommend.TopItems.Scored;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;

/** The lists of several runs, each as it was trained, beside each other. */
final class AnswersSideBySide {
  private static final int LONGEST = 36;
  private static final String ALONE = "* ";
  private static final String SHARED = "  ";

  private AnswersSideBySide() {}

  /** A row for each place, then the ranks of the true next item and the overlap with the first. */
  static DataGrid of(List<InspectedAnswer> answers) {
    List<GridColumn> columns = new ArrayList<>();
    columns.add(GridColumn.numbers(""));
    answers.forEach(
        answer ->
            columns.add(
                GridColumn.words(
                    CliTexts.format("inspect.besideRun", Integer.toString(answer.number())))));
    List<List<GridCell>> rows = new ArrayList<>();
    int longest = answers.stream().mapToInt(a -> with(a).top().size()).max().orElse(0);
    for (int place = 0; place < longest; place++) {
      List<GridCell> row = new ArrayList<>();
      row.add(GridCell.number(place + 1));
      for (InspectedAnswer answer : answers) {
        row.add(cell(answer, place, answers));
      }
      rows.add(row);
    }
    return DataGrid.of(CliTexts.format("inspect.beside"), columns, rows).with(notes(answers));
  }

  private static Answer with(InspectedAnswer answer) {
    return answer.inspection().withRule();
  }

  private static GridCell cell(InspectedAnswer answer, int place, List<InspectedAnswer> all) {
    List<Scored> top = with(answer).top();
    if (place >= top.size()) {
      return GridCell.NONE;
    }
    String title = answer.run().data().itemLabel(top.get(place).item());
    String token = token(answer, place);
    boolean alone =
        all.stream()
            .filter(other -> other.number() != answer.number())
            .noneMatch(other -> tokens(other).contains(token));
    String shown = title.length() > LONGEST ? title.substring(0, LONGEST - 1) + "…" : title;
    return GridCell.text((alone ? ALONE : SHARED) + shown);
  }

  private static String token(InspectedAnswer answer, int place) {
    return answer.run().data().itemToken(with(answer).top().get(place).item());
  }

  /** The names in the data of what a run recommends, the best first. */
  static List<String> tokens(InspectedAnswer answer) {
    return with(answer).top().stream()
        .map(scored -> answer.run().data().itemToken(scored.item()))
        .toList();
  }

  /** The share of its list that the first run's has too, 0 … 1. */
  static double overlap(InspectedAnswer answer, InspectedAnswer first) {
    List<String> own = tokens(answer);
    List<String> others = tokens(first);
    int longer = Math.max(own.size(), others.size());
    return longer == 0 ? 1 : (double) own.stream().filter(others::contains).count() / longer;
  }

  private static List<String> notes(List<InspectedAnswer> answers) {
    List<String> notes = new ArrayList<>();
    notes.add(CliTexts.format("inspect.besideAlone"));
    InspectedAnswer first = answers.get(0);
    for (InspectedAnswer answer : answers) {
      Inspection inspection = answer.inspection();
      notes.add(
          CliTexts.format(
              "inspect.besideRank",
              Integer.toString(answer.number()),
              answer.run().name(),
              InspectText.rank(inspection.withRule().rank()),
              String.format(Locale.ROOT, "%.2f", overlap(answer, first))));
    }
    return notes;
  }
}
