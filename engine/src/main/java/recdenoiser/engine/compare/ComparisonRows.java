package recdenoiser.engine.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import recdenoiser.engine.evaluate.BootstrapInterval;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.PairedTest;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;

/**
 * A comparison as one complete table for programs: a row for each member and measure, numbers at
 * full precision, empty where there is none.
 */
public final class ComparisonRows {
  private static final List<String> COLUMNS =
      List.of(
          "member",
          "baseline",
          "split",
          "ranking",
          "metric",
          "cutoff",
          "runs",
          "seeds",
          "run_values",
          "mean",
          "deviation",
          "difference",
          "relative",
          "seeds_spread",
          "users_test",
          "users_baseline_run",
          "users_run",
          "users_n",
          "users_difference",
          "users_statistic",
          "users_p",
          "users_p_holm",
          "interval_low",
          "interval_high",
          "interval_level",
          "interval_resamples",
          "interval_seed",
          "seeds_shared",
          "seeds_difference",
          "seeds_t",
          "seeds_t_p",
          "seeds_t_p_holm",
          "seeds_wilcoxon_test",
          "seeds_wilcoxon",
          "seeds_wilcoxon_p",
          "not_tested");

  private ComparisonRows() {}

  /** The settings that differ are the last columns, called {@code setting.NAME}. */
  public static DataGrid of(Comparison comparison) {
    List<GridColumn> columns = new ArrayList<>(COLUMNS.stream().map(GridColumn::words).toList());
    comparison.settings().forEach(name -> columns.add(GridColumn.words("setting." + name)));
    List<List<GridCell>> rows = new ArrayList<>();
    for (ComparedMember member : comparison.members()) {
      for (Measure measure : member.scores().keySet()) {
        if (comparison.rankings().contains(measure.ranking())) {
          rows.add(row(comparison, member, measure));
        }
      }
    }
    return DataGrid.of("", columns, rows);
  }

  private static List<GridCell> row(Comparison comparison, ComparedMember member, Measure measure) {
    Score score = member.score(measure);
    Row row = new Row();
    row.text(member.name());
    row.text(comparison.baselineMember().name());
    row.text(comparison.plan().split().name());
    row.text(measure.ranking().name());
    row.text(measure.metric().name());
    row.text(Integer.toString(measure.cutoff()));
    row.text(Integer.toString(member.member().runs().size()));
    row.text(seeds(member.member()));
    row.text(score.byRun().stream().map(GridCell::metric).map(GridCell::exact).collect(joined()));
    row.number(score.spread().mean());
    row.number(score.spread().deviation());
    Optional<Difference> difference = score.difference();
    row.number(difference.map(Difference::mean));
    row.number(difference.map(Difference::relative));
    row.text(difference.map(one -> one.spread().name()).orElse(""));
    users(row, difference.flatMap(Difference::users));
    seeds(row, difference.flatMap(Difference::seeds));
    row.text(
        member.obstacles().stream()
            .filter(obstacle -> obstacle.blocks(measure.ranking()))
            .map(Obstacle::sentence)
            .collect(Collectors.joining("; ")));
    comparison
        .settings()
        .forEach(name -> row.text(member.member().settings().getOrDefault(name, "")));
    return row.cells;
  }

  private static String seeds(Member member) {
    return member.fromElsewhere()
        ? ""
        : member.runs().stream().map(run -> Long.toString(run.seed())).collect(joined());
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(" ");
  }

  private static void users(Row row, Optional<UserTest> users) {
    row.text(users.map(test -> test.test().kind().name()).orElse(""));
    row.text(users.map(UserTest::baselineRun).orElse(""));
    row.text(users.map(UserTest::run).orElse(""));
    row.text(users.map(test -> Integer.toString(test.test().n())).orElse(""));
    row.number(users.map(UserTest::difference));
    row.number(users.map(test -> test.test().statistic()));
    row.number(users.map(test -> test.test().p()));
    row.number(users.map(UserTest::holm));
    Optional<BootstrapInterval> interval = users.flatMap(UserTest::interval);
    row.number(interval.map(BootstrapInterval::low));
    row.number(interval.map(BootstrapInterval::high));
    row.number(interval.map(ends -> ends.plan().level()));
    row.text(interval.map(ends -> Integer.toString(ends.plan().resamples())).orElse(""));
    row.text(interval.map(ends -> Long.toString(ends.plan().seed())).orElse(""));
  }

  private static void seeds(Row row, Optional<SeedTest> seeds) {
    row.text(
        seeds.map(test -> test.seeds().stream().map(String::valueOf).collect(joined())).orElse(""));
    row.number(seeds.map(SeedTest::difference));
    row.number(seeds.flatMap(SeedTest::t).map(PairedTest::statistic));
    row.number(seeds.flatMap(SeedTest::t).map(PairedTest::p));
    row.number(seeds.map(SeedTest::holm));
    row.text(seeds.map(test -> test.wilcoxon().kind().name()).orElse(""));
    row.number(seeds.map(test -> test.wilcoxon().statistic()));
    row.number(seeds.map(test -> test.wilcoxon().p()));
  }

  /** Cells as they come. */
  private static final class Row {
    private final List<GridCell> cells = new ArrayList<>();

    void text(String text) {
      cells.add(GridCell.text(text));
    }

    void number(double value) {
      cells.add(GridCell.metric(value));
    }

    void number(Optional<Double> value) {
      number(value.orElse(Double.NaN));
    }
  }
}
