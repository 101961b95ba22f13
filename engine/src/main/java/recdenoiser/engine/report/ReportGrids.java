package recdenoiser.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import recdenoiser.engine.compare.ComparedMember;
import recdenoiser.engine.compare.Comparison;
import recdenoiser.engine.compare.RankedRun;
import recdenoiser.engine.run.Environment;
import recdenoiser.engine.run.RankFacts;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;
import recdenoiser.engine.text.Numbers;

/** What the runs of a comparison were made of and with, a row for each run. */
final class ReportGrids {
  private static final int DIGITS = 12;

  private ReportGrids() {}

  /** Data, candidates and weights, with the beginnings of their checksums. */
  static DataGrid measured(Comparison comparison) {
    List<List<GridCell>> rows = new ArrayList<>();
    for (ComparedMember member : comparison.members()) {
      for (RankedRun run : member.member().runs()) {
        rows.add(cells(run.fromElsewhere() ? elsewhere(member, run) : ranked(member, run)));
      }
    }
    return DataGrid.of(
        "",
        columns(
            "model",
            "run",
            "seed",
            "data",
            "users",
            "items",
            "actions",
            "split",
            "targets",
            "negatives",
            "popular",
            "excludeSeen",
            "bestEpoch",
            "weights"),
        rows);
  }

  private static List<String> ranked(ComparedMember member, RankedRun run) {
    RunRecord record = run.record();
    RankFacts facts = run.facts();
    return List.of(
        member.name(),
        run.name(),
        Long.toString(run.seed()),
        record.data().source() + ", SHA-256 " + begin(facts.data()),
        Numbers.count(record.data().users()),
        Numbers.count(record.data().items()),
        Numbers.count(record.data().actions()),
        facts.dataSplit(),
        Numbers.count(run.ranks().users().length),
        facts.negatives() + " " + facts.negativesAvoid() + ", SHA-256 " + begin(facts.candidates()),
        facts.popular().isEmpty()
            ? GridCell.NONE.shown()
            : facts.negatives() + ", SHA-256 " + begin(facts.popular()),
        Boolean.toString(facts.excludeSeen()),
        Integer.toString(record.summary().bestEpoch()),
        "SHA-256 " + begin(facts.weights()));
  }

  private static List<String> elsewhere(ComparedMember member, RankedRun run) {
    String unknown = GridCell.NONE.shown();
    return List.of(
        member.name(),
        unknown,
        unknown,
        ReportTexts.format("elsewhere"),
        unknown,
        unknown,
        unknown,
        unknown,
        Numbers.count(run.ranks().users().length),
        unknown,
        unknown,
        unknown,
        unknown,
        unknown);
  }

  /** Programs and machines. */
  static DataGrid machines(Comparison comparison) {
    List<List<GridCell>> rows = new ArrayList<>();
    for (ComparedMember member : comparison.members()) {
      for (RankedRun run : member.member().runs()) {
        if (!run.fromElsewhere()) {
          rows.add(cells(machine(run)));
        }
      }
    }
    return DataGrid.of(
        "",
        columns(
            "run", "created", "engine", "numerics", "java", "nd4j", "os", "processor", "threads"),
        rows);
  }

  private static List<String> machine(RankedRun run) {
    Environment environment = run.record().environment();
    return List.of(
        run.name(),
        run.record().created(),
        environment.engine(),
        Integer.toString(environment.numerics()),
        environment.java(),
        environment.nd4j(),
        environment.os(),
        environment.processor(),
        Integer.toString(environment.threads()));
  }

  private static List<GridCell> cells(List<String> texts) {
    return texts.stream().map(GridCell::text).toList();
  }

  private static List<GridColumn> columns(String... keys) {
    return Stream.of(keys)
        .map(key -> GridColumn.words(ReportTexts.format("column." + key)))
        .toList();
  }

  private static String begin(String checksum) {
    return checksum.length() <= DIGITS ? checksum : checksum.substring(0, DIGITS) + "…";
  }
}
