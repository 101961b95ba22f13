package recdenoiser.engine.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.evaluate.RocCurve;
import recdenoiser.engine.run.GateReport;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;
import recdenoiser.engine.table.GridFormat;
import recdenoiser.engine.text.Numbers;

/** What a gate takes for noise: as text, and as {@code --json} prints it. */
final class GateTable {
  private static final int SHOWN = 10;
  private static final int WRITTEN = 100;
  private static final int ROC_POINTS = 101;

  private GateTable() {}

  static String of(GateReport report, Sequences data) {
    StringBuilder text = new StringBuilder();
    text.append(
        CliTexts.format(
            "gate.taken",
            Long.toString(report.taken()),
            Long.toString(report.actions()),
            Integer.toString(report.users())));
    text.append('\n');
    report
        .roc()
        .ifPresent(
            roc ->
                text.append(
                        CliTexts.format(
                            "gate.auc",
                            String.format(Locale.ROOT, "%.4f", roc.auc()),
                            Long.toString(roc.positives()),
                            Long.toString(roc.negatives())))
                    .append('\n'));
    text.append(GridFormat.TEXT.write(items(report, data)));
    text.append(GridFormat.TEXT.write(users(report, data)));
    return text.toString();
  }

  private static DataGrid items(GateReport report, Sequences data) {
    List<GridColumn> columns =
        List.of(
            GridColumn.words(CliTexts.format("gate.item")),
            GridColumn.numbers(CliTexts.format("gate.takenTimes")),
            GridColumn.numbers(CliTexts.format("gate.seenTimes")),
            GridColumn.numbers(CliTexts.format("gate.noiseTimes")),
            GridColumn.numbers(CliTexts.format("gate.genuine")));
    List<List<GridCell>> rows = new ArrayList<>();
    for (GateReport.OfItem item : first(report.items(), SHOWN)) {
      rows.add(
          List.of(
              GridCell.text(data.itemLabel(item.item())),
              GridCell.number(item.taken()),
              GridCell.number(item.seen()),
              known(item.noise()),
              GridCell.number(item.genuine(), Numbers.fixed(item.genuine(), 3))));
    }
    return DataGrid.of(CliTexts.format("gate.items"), columns, rows);
  }

  private static DataGrid users(GateReport report, Sequences data) {
    List<GridColumn> columns =
        List.of(
            GridColumn.words(CliTexts.format("gate.user")),
            GridColumn.numbers(CliTexts.format("gate.takenTimes")),
            GridColumn.numbers(CliTexts.format("gate.actions")),
            GridColumn.numbers(CliTexts.format("gate.noiseTimes")),
            GridColumn.numbers(CliTexts.format("gate.share")));
    List<List<GridCell>> rows = new ArrayList<>();
    for (GateReport.OfUser user : first(report.byUser(), SHOWN)) {
      rows.add(
          List.of(
              GridCell.text(data.userLabel(user.user())),
              GridCell.number(user.taken()),
              GridCell.number(user.actions()),
              known(user.noise()),
              GridCell.number(user.share(), Numbers.fixed(user.share(), 3))));
    }
    return DataGrid.of(CliTexts.format("gate.users"), columns, rows);
  }

  private static GridCell known(int noise) {
    return noise == GateReport.UNKNOWN ? GridCell.text("") : GridCell.number(noise);
  }

  private static <T> List<T> first(List<T> all, int most) {
    return all.subList(0, Math.min(most, all.size()));
  }

  /**
   * {@code {"users": …, "actions": …, "taken": …, "auc": …, "roc": [[false, true], …], "items":
   * [{"item": …, "label": …, "taken": …, "seen": …, "noise": …, "genuine": …}, …], "byUser": […]}};
   * the first hundred items and users.
   */
  static Map<String, Object> json(GateReport report, Sequences data) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("users", report.users());
    result.put("actions", report.actions());
    result.put("taken", report.taken());
    report.roc().ifPresent(roc -> addRoc(roc, result));
    result.put(
        "items", first(report.items(), WRITTEN).stream().map(item -> json(item, data)).toList());
    result.put(
        "byUser", first(report.byUser(), WRITTEN).stream().map(user -> json(user, data)).toList());
    return result;
  }

  private static void addRoc(RocCurve roc, Map<String, Object> result) {
    result.put("auc", Double.isNaN(roc.auc()) ? null : roc.auc());
    result.put("noise", roc.positives());
    result.put("genuine", roc.negatives());
    result.put(
        "roc",
        roc.thinned(ROC_POINTS).points().stream()
            .map(point -> List.of(point.falsePositives(), point.truePositives()))
            .toList());
  }

  private static Map<String, Object> json(GateReport.OfItem item, Sequences data) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("item", data.itemToken(item.item()));
    result.put("label", data.itemLabel(item.item()));
    result.put("taken", item.taken());
    result.put("seen", item.seen());
    result.put("noise", orNull(item.noise()));
    result.put("genuine", item.genuine());
    return result;
  }

  private static Map<String, Object> json(GateReport.OfUser user, Sequences data) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("user", data.userLabel(user.user()));
    result.put("taken", user.taken());
    result.put("actions", user.actions());
    result.put("noise", orNull(user.noise()));
    return result;
  }

  private static Integer orNull(int noise) {
    return noise == GateReport.UNKNOWN ? null : Integer.valueOf(noise);
  }
}
