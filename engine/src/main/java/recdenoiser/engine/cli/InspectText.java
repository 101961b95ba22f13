package recdenoiser.engine.cli;

import java.util.List;
import java.util.Locale;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.inspect.Action;
import recdenoiser.engine.inspect.Action.Origin;
import recdenoiser.engine.inspect.Answer;
import recdenoiser.engine.inspect.AttentionStatistics;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.inspect.Inspection;
import recdenoiser.engine.inspect.MapPart;
import recdenoiser.engine.inspect.NoiseTrial;
import recdenoiser.engine.inspect.UserSequence;
import recdenoiser.engine.recommend.TopItems.Scored;
import recdenoiser.engine.table.GridFormat;

/** What an inspection found, to be read. */
final class InspectText {
  private static final String STATISTICS = "%-4s %-8s %-22s %8s %8s %8s %9s %7s %8s %8s %8s%n";

  private final StringBuilder text = new StringBuilder();

  private InspectText() {}

  static String of(List<InspectedAnswer> answers, InspectedMaps maps) {
    InspectText text = new InspectText();
    text.sequence(answers.get(0));
    answers.forEach(text::run);
    if (answers.size() > 1) {
      text.text.append('\n').append(GridFormat.TEXT.write(AnswersSideBySide.of(answers)));
    }
    text.statistics(maps);
    return text.text.toString();
  }

  private void line(String key, String... values) {
    text.append(CliTexts.format(key, values)).append('\n');
  }

  private void sequence(InspectedAnswer first) {
    InspectedRun run = first.run();
    UserSequence sequence = first.adopted().sequence();
    List<Action> given = first.inspection().given();
    line(
        "inspect.user",
        sequence.user(),
        run.data().name(),
        Integer.toString(sequence.length()),
        Integer.toString(given.size()));
    for (int a = 0; a < given.size(); a++) {
      Action action = given.get(a);
      int back = given.size() - 1 - a;
      String mark =
          action.origin() == Origin.REAL
              ? ""
              : "  " + CliTexts.format("inspect.origin." + action.origin());
      text.append(
          String.format(
              Locale.ROOT,
              "%6s  %s%s%n",
              back == 0 ? "now" : "-" + back,
              run.items().name(action.item()),
              mark));
    }
  }

  private void run(InspectedAnswer answer) {
    text.append('\n');
    InspectedRun run = answer.run();
    line("inspect.run", Integer.toString(answer.number()), run.name());
    differences(answer);
    Inspection inspection = answer.inspection();
    if (inspection.attention().isEmpty()) {
      line("inspect.noAttention");
    }
    target(run, inspection);
    answer.trial().ifPresent(this::trial);
    if (inspection.attention().isPresent()) {
      lists(run.data(), inspection.withRule(), inspection.withoutRule());
    } else {
      list(run.data(), inspection.withRule());
    }
  }

  private void target(InspectedRun run, Inspection inspection) {
    int target = inspection.sequence().target();
    String candidates = Integer.toString(inspection.withRule().candidates());
    String rank = rank(inspection.withRule().rank());
    if (target == 0) {
      line("inspect.noTarget");
    } else if (inspection.attention().isEmpty()) {
      line("inspect.plainRank", run.items().name(target), rank, candidates);
    } else {
      line(
          "inspect.rank",
          run.items().name(target),
          rank,
          rank(inspection.withoutRule().rank()),
          candidates);
    }
  }

  private void differences(InspectedAnswer answer) {
    if (!answer.adopted().knownUser()) {
      line("inspect.unknownUser", answer.adopted().sequence().user());
    } else if (!answer.adopted().sameHistory()) {
      line("inspect.otherHistory");
    }
    if (!answer.adopted().unknownItems().isEmpty()) {
      line("inspect.unknownItems", String.join(", ", answer.adopted().unknownItems()));
    }
  }

  private void trial(NoiseTrial trial) {
    line(
        "inspect.trial",
        Integer.toString(trial.repeats()),
        number("%.3f", trial.overlap()),
        rank(trial.rankBefore()),
        rank(trial.rankAfter()));
  }

  private void lists(Sequences data, Answer with, Answer without) {
    text.append(
        String.format(
            Locale.ROOT,
            "%4s  %-40s  %s%n",
            "",
            CliTexts.format("inspect.with"),
            CliTexts.format("inspect.without")));
    for (int i = 0; i < with.top().size(); i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%4d  %-40.40s  %.40s%n",
              i + 1,
              label(data, with.top().get(i)),
              label(data, without.top().get(i))));
    }
  }

  private void list(Sequences data, Answer answer) {
    for (int i = 0; i < answer.top().size(); i++) {
      text.append(String.format(Locale.ROOT, "%4d  %s%n", i + 1, label(data, answer.top().get(i))));
    }
  }

  private static String label(Sequences data, Scored scored) {
    return data.itemLabel(scored.item());
  }

  private void statistics(InspectedMaps maps) {
    List<InspectedMaps.Row> rows = maps.rows();
    if (rows.isEmpty()) {
      return;
    }
    text.append('\n');
    text.append(row(CliTexts.format("inspect.columns").split("\\|", -1)));
    for (InspectedMaps.Row row : rows) {
      AttentionStatistics s = row.statistics();
      text.append(
          row(
              Integer.toString(row.answer().number()),
              Integer.toString(row.block() + 1),
              CliTexts.format(
                  row.average() ? "inspect.part.AVERAGE" : "inspect.part." + row.part()),
              number("%.4f", s.zeros()),
              number("%.3f", s.entropy()),
              number("%.2f", s.effectiveKeys()),
              number("%.2f", s.distance()),
              row.part() == MapPart.AFTER ? number("%.4f", row.moved()) : "",
              number("%.4f", s.noiseShare()),
              number("%.4f", s.noiseChance()),
              number("%.3f", s.timesChance())));
    }
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, STATISTICS, (Object[]) cells);
  }

  static String rank(double rank) {
    return Double.isNaN(rank)
        ? "–"
        : rank == Math.rint(rank)
            ? Long.toString((long) rank)
            : String.format(Locale.ROOT, "%.1f", rank);
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
  }
}
