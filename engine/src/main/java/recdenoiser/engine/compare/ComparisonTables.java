package recdenoiser.engine.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import recdenoiser.engine.evaluate.BootstrapInterval;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Metric;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.run.Spread;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;
import recdenoiser.engine.text.Numbers;

/** A comparison as tables for people. For programs there is {@link ComparisonRows}. */
public final class ComparisonTables {
  private static final double SMALLEST_P = 1e-4;

  private ComparisonTables() {}

  /** What there is to say: settings if any differ, the measure asked for with tests, all others. */
  public static List<DataGrid> of(Comparison comparison) {
    List<DataGrid> grids = new ArrayList<>();
    if (!comparison.settings().isEmpty()) {
      grids.add(settings(comparison));
    }
    grids.add(main(comparison));
    grids.add(all(comparison));
    return List.copyOf(grids);
  }

  /** A row for each setting that differs, a column for each member. */
  public static DataGrid settings(Comparison comparison) {
    List<GridColumn> columns = new ArrayList<>();
    columns.add(words("setting"));
    comparison.members().forEach(member -> columns.add(GridColumn.words(member.name())));
    List<List<GridCell>> rows = new ArrayList<>();
    for (String setting : comparison.settings()) {
      List<GridCell> row = new ArrayList<>();
      row.add(GridCell.text(setting));
      for (ComparedMember member : comparison.members()) {
        String value = member.member().settings().get(setting);
        row.add(value == null ? GridCell.NONE : GridCell.text(value));
      }
      rows.add(row);
    }
    return DataGrid.of(text("settings"), columns, rows);
  }

  /** The measure asked for: a row for each member and ranking, with difference and tests. */
  public static DataGrid main(Comparison comparison) {
    Measure asked = comparison.plan().measure();
    String level = Numbers.decimal(100 * comparison.plan().bootstrap().level());
    List<GridColumn> columns =
        List.of(
            words("model"),
            words("ranking"),
            numbers("runs"),
            GridColumn.numbers(asked.label()),
            numbers("difference"),
            numbers("relative"),
            GridColumn.numbers(CompareTexts.format("table.interval", level)),
            numbers("usersP"),
            numbers("seedsP"),
            words("spread"));
    List<List<GridCell>> rows = new ArrayList<>();
    for (ComparedMember member : comparison.members()) {
      for (Ranking ranking : comparison.rankings()) {
        rows.add(row(comparison, member, asked.among(ranking)));
      }
    }
    String title =
        CompareTexts.format(
            "table.main", asked.label(), split(comparison), comparison.baselineMember().name());
    return DataGrid.of(title, columns, rows).with(ComparisonNotes.of(comparison));
  }

  private static List<GridCell> row(Comparison comparison, ComparedMember member, Measure measure) {
    Score score = member.score(measure);
    Optional<Difference> difference = score.difference();
    boolean baseline = member.equals(comparison.baselineMember());
    return List.of(
        GridCell.text(member.name()),
        ranking(member, measure.ranking()),
        GridCell.number(member.member().runs().size()),
        spread(score.spread()),
        baseline
            ? GridCell.text(text("baseline"))
            : number(difference.map(Difference::mean), ComparisonTables::signed),
        number(difference.map(Difference::relative), ComparisonTables::percent),
        interval(difference.flatMap(Difference::users).flatMap(UserTest::interval)),
        number(difference.flatMap(Difference::users).map(UserTest::holm), ComparisonTables::p),
        number(difference.flatMap(Difference::seeds).map(SeedTest::holm), ComparisonTables::p),
        GridCell.text(
            CompareTexts.format(
                "spread." + difference.map(Difference::spread).orElse(SeedSpread.UNKNOWN))));
  }

  /** Every metric and cutoff: a row for each member and ranking, means over its runs. */
  public static DataGrid all(Comparison comparison) {
    List<GridColumn> columns = new ArrayList<>();
    columns.add(words("model"));
    columns.add(words("ranking"));
    for (Metric metric : Metric.values()) {
      for (int cutoff : RankingMetrics.CUTOFFS) {
        columns.add(GridColumn.numbers(new Measure(Ranking.FULL, metric, cutoff).label()));
      }
    }
    List<List<GridCell>> rows = new ArrayList<>();
    for (ComparedMember member : comparison.members()) {
      for (Ranking ranking : comparison.rankings()) {
        List<GridCell> row = new ArrayList<>();
        row.add(GridCell.text(member.name()));
        row.add(ranking(member, ranking));
        member.scores().keySet().stream()
            .filter(measure -> measure.ranking() == ranking)
            .forEach(measure -> row.add(GridCell.metric(member.score(measure).spread().mean())));
        rows.add(row);
      }
    }
    return DataGrid.of(CompareTexts.format("table.all", split(comparison)), columns, rows);
  }

  private static GridCell ranking(ComparedMember member, Ranking ranking) {
    return GridCell.text(CompareTexts.format("ranking." + ranking.textKey(member.member().seen())));
  }

  static String split(Comparison comparison) {
    return CompareTexts.format("split." + comparison.plan().split());
  }

  /** Mean and deviation over seeds. */
  public static GridCell spread(Spread spread) {
    boolean single = spread.runs() < 2;
    String mean = Numbers.metric(spread.mean());
    return GridCell.number(
        spread.mean(), single ? mean : mean + " ± " + Numbers.metric(spread.deviation()));
  }

  private static GridCell interval(Optional<BootstrapInterval> interval) {
    return interval
        .map(ends -> signed(ends.low()) + " … " + signed(ends.high()))
        .map(GridCell::text)
        .orElse(GridCell.NONE);
  }

  private static GridCell number(Optional<Double> value, DoubleFunction<String> shown) {
    return value.map(number -> GridCell.number(number, shown.apply(number))).orElse(GridCell.NONE);
  }

  /** Four decimals, with a sign. */
  public static String signed(double value) {
    return (value > 0 ? "+" : "") + Numbers.metric(value);
  }

  /** One decimal, with a sign. */
  public static String percent(double share) {
    return (share > 0 ? "+" : "") + Numbers.fixed(100 * share, 1) + " %";
  }

  /** Four decimals; what is smaller is only said to be. */
  public static String p(double p) {
    return p < SMALLEST_P
        ? "< " + String.format(Locale.ROOT, "%.4f", SMALLEST_P)
        : Numbers.metric(p);
  }

  private static String text(String key) {
    return CompareTexts.format("table." + key);
  }

  private static GridColumn words(String key) {
    return GridColumn.words(text(key));
  }

  private static GridColumn numbers(String key) {
    return GridColumn.numbers(text(key));
  }
}
