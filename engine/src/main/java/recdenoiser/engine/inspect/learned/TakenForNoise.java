package recdenoiser.engine.inspect.learned;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.RocCurve;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.recommend.TrainedModel;
import recdenoiser.engine.run.GateReport;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;
import recdenoiser.engine.text.Numbers;

/**
 * The items that a gate takes for noise most often, in the histories that the test is asked after,
 * and where the truth is known how well it tells noise.
 */
public final class TakenForNoise implements LearnedView {
  private static final int POINTS = 201;

  @Override
  public String id() {
    return "noise";
  }

  @Override
  public boolean isIn(TrainedModel model) {
    return GenuineStrip.tellsNoise(model);
  }

  @Override
  public Set<LearnedOption> options() {
    return Set.of(LearnedOption.COUNT);
  }

  @Override
  public int most() {
    return 1000;
  }

  @Override
  public Learned look(InspectedRun run, LearnedQuestion question) {
    GateReport report = run.saved().gate(Split.TEST).orElseThrow();
    List<GateReport.OfItem> items =
        report.items().subList(0, Math.min(question.count(), report.items().size()));
    DataGrid grid =
        DataGrid.of(
            LearnedTexts.format("noise.title"),
            List.of(
                GridColumn.words(LearnedTexts.format("noise.item")),
                GridColumn.numbers(LearnedTexts.format("noise.taken")),
                GridColumn.numbers(LearnedTexts.format("noise.seen")),
                GridColumn.numbers(LearnedTexts.format("noise.known")),
                GridColumn.numbers(LearnedTexts.format("noise.genuine"))),
            items.stream().map(item -> row(run, item)).toList());
    return new Learned(
        List.of(),
        report.roc().filter(roc -> !Double.isNaN(roc.auc())).map(TakenForNoise::curve),
        Optional.of(
            Learned.RowList.ofItems(grid, items.stream().map(GateReport.OfItem::item).toList())));
  }

  private static List<GridCell> row(InspectedRun run, GateReport.OfItem item) {
    return List.of(
        GridCell.text(run.data().itemLabel(item.item())),
        count(item.taken()),
        count(item.seen()),
        known(item.noise()),
        GridCell.number(item.genuine(), Numbers.fixed(item.genuine(), 3)));
  }

  static GridCell count(int count) {
    return new GridCell(Numbers.count(count), Integer.toString(count));
  }

  static GridCell known(int noise) {
    return noise == GateReport.UNKNOWN ? GridCell.text("") : count(noise);
  }

  private static LearnedCurve curve(RocCurve roc) {
    List<LearnedCurve.Point> points =
        roc.thinned(POINTS).points().stream()
            .map(point -> new LearnedCurve.Point(point.falsePositives(), point.truePositives()))
            .toList();
    List<LearnedCurve.Point> chance =
        List.of(new LearnedCurve.Point(0, 0), new LearnedCurve.Point(1, 1));
    return new LearnedCurve(
        LearnedTexts.format("noise.roc", Numbers.fixed(roc.auc(), 3)),
        LearnedTexts.format("noise.falsePositives"),
        LearnedTexts.format("noise.truePositives"),
        List.of(
            new LearnedCurve.Line(LearnedTexts.format("noise.gate"), points),
            new LearnedCurve.Line(LearnedTexts.format("noise.chance"), chance)));
  }
}
