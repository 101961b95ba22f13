package recdenoiser.app.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.layout.StackPane;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.chart.CurveChart;
import recdenoiser.app.chart.CurveModel;
import recdenoiser.app.shell.Card;
import recdenoiser.app.shell.CardGrid;
import recdenoiser.app.shell.Command;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.attention.AttentionKind.Decision;
import recdenoiser.engine.config.ChosenKinds;
import recdenoiser.engine.config.RunConfig;

/**
 * Everything there is to see of one run, as cards: those that its model has something to show in.
 * Where it has no numbers of its own, its speed takes their place.
 */
public final class RunCards extends StackPane {
  private final Texts texts = Texts.bundle("training");
  private final TrainingModel model;
  private final AttentionMaps maps;
  private final ChartContext charts;
  private CardGrid grid = new CardGrid();
  private Shown shown;

  /**
   * What decides which cards there are.
   *
   * @param steps whether the model is trained in steps, so that there is a loss and a speed
   * @param attention whether there is any to be seen
   * @param decision of its rule
   * @param probes numbers of its rule
   * @param noise numbers of known noise
   */
  private record Shown(
      boolean steps, boolean attention, Decision decision, Set<String> probes, Set<String> noise) {
    static final Shown NOTHING_YET = new Shown(true, true, Decision.NONE, Set.of(), Set.of());

    static Shown of(RunConfig config, Set<String> noise) {
      ChosenKinds kinds = ChosenKinds.of(config);
      return new Shown(
          kinds.model().needs().steps(),
          kinds.hasAttention(),
          kinds.decision(),
          kinds.probes(),
          noise);
    }
  }

  public RunCards(TrainingModel model, AttentionMaps maps, ChartContext charts) {
    this.model = model;
    this.maps = maps;
    this.charts = charts;
    model.configProperty().subscribe(config -> arrange());
    model.curves().ofNoiseProperty().subscribe(noise -> arrange());
  }

  /** Carries out the commands that are about charts, masks and cards. */
  public boolean perform(Command command) {
    var settings = model.curves().settings();
    switch (command) {
      case TOGGLE_LOGARITHM ->
          settings.logarithmicProperty().set(!settings.logarithmicProperty().get());
      case TOGGLE_TIME -> settings.axisProperty().set(settings.axisProperty().get().other());
      default -> {
        return maps.perform(command) || grid.perform(command);
      }
    }
    return true;
  }

  private void arrange() {
    RunConfig config = model.configProperty().get();
    Shown now =
        config == null
            ? Shown.NOTHING_YET
            : Shown.of(config, model.curves().ofNoiseProperty().get());
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    grid = new CardGrid(cards(now).toArray(Card[]::new));
    getChildren().setAll(grid);
  }

  private List<Card> cards(Shown now) {
    RunCurves curves = model.curves();
    List<Card> cards = new ArrayList<>();
    if (now.steps()) {
      cards.add(chart(texts.get("card.loss"), "chart-loss", curves.loss()));
      cards.add(chart(texts.get("card.validation"), "chart-validation", curves.validation()));
    }
    if (now.attention()) {
      cards.add(maps.card(now.decision()));
    }
    for (String probe : now.probes()) {
      cards.add(chart(curves.probeTitle(probe), "chart-" + probe, curves.probe(probe)));
    }
    for (String noise : now.noise()) {
      cards.add(chart(curves.probeTitle(noise), "chart-" + noise, curves.probe(noise)));
    }
    if (now.steps() && now.probes().isEmpty()) {
      cards.add(chart(texts.get("card.speed"), "chart-speed", curves.speed()));
    }
    cards.add(new Card(texts.get("card.result"), new ResultTable(texts, model)));
    return cards;
  }

  private Card chart(String title, String id, CurveModel curves) {
    CurveChart chart = charts.chart(curves);
    chart.setId(id);
    charts.offerMenu(chart, chart, title);
    return new Card(title, chart, charts.menu(chart, title));
  }
}
