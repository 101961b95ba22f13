package recdenoiser.engine.inspect.learned;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.recommend.TrainedModel;
import recdenoiser.engine.run.GateReport;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;
import recdenoiser.engine.text.Numbers;

/** The users of whose history, before the test, a gate takes the greatest share for noise. */
public final class NoisyUsers implements LearnedView {

  @Override
  public String id() {
    return "noisy-users";
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
    List<GateReport.OfUser> users =
        report.byUser().subList(0, Math.min(question.count(), report.byUser().size()));
    DataGrid grid =
        DataGrid.of(
            LearnedTexts.format("noisy.title"),
            List.of(
                GridColumn.words(LearnedTexts.format("noisy.user")),
                GridColumn.numbers(LearnedTexts.format("noise.taken")),
                GridColumn.numbers(LearnedTexts.format("noisy.actions")),
                GridColumn.numbers(LearnedTexts.format("noise.known")),
                GridColumn.numbers(LearnedTexts.format("noisy.share"))),
            users.stream().map(user -> row(run, user)).toList());
    return new Learned(
        List.of(),
        Optional.of(
            new Learned.RowList(
                grid, Learned.Rows.USERS, users.stream().map(GateReport.OfUser::user).toList())));
  }

  private static List<GridCell> row(InspectedRun run, GateReport.OfUser user) {
    return List.of(
        GridCell.text(run.data().userLabel(user.user())),
        TakenForNoise.count(user.taken()),
        TakenForNoise.count(user.actions()),
        TakenForNoise.known(user.noise()),
        GridCell.number(user.share(), Numbers.fixed(user.share(), 3)));
  }
}
