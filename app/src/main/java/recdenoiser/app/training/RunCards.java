package recdenoiser.app.training;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.StackPane;
import recdenoiser.app.chart.ChartSurroundings;
import recdenoiser.app.chart.CurveChart;
import recdenoiser.app.chart.CurveModel;
import recdenoiser.app.masks.MasksCard;
import recdenoiser.app.masks.MasksController;
import recdenoiser.app.masks.MasksPage;
import recdenoiser.app.shell.Card;
import recdenoiser.app.shell.CardGrid;
import recdenoiser.app.shell.Command;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.attention.AttentionSettings;
import recdenoiser.engine.attention.AttentionSettings.Rule;
import recdenoiser.engine.experiment.RunConfig;

/**
 * Everything there is to see of one run, as cards: those that its model has something to show in.
 * Where it has no numbers of its own, its speed takes their place.
 */
public final class RunCards extends StackPane {
  private final Texts texts = Texts.bundle("training");
  private final TrainingModel model;
  private final MasksController masks;
  private final ChartSurroundings surroundings;
  private CardGrid grid = new CardGrid();
  private Shown shown;

  /**
   * What decides which cards there are.
   *
   * @param rule of the attention; null without blocks
   * @param alpha whether heads learn theirs
   */
  private record Shown(Rule rule, boolean alpha) {
    static Shown of(RunConfig config) {
      AttentionSettings attention = config.attention();
      boolean blocks = config.backbone().blocks() > 0;
      return new Shown(
          blocks ? attention.attention() : null,
          blocks && attention.attention() == Rule.ENTMAX && attention.learnAlpha());
    }
  }

  public RunCards(TrainingModel model, MasksController masks, ChartSurroundings surroundings) {
    this.model = model;
    this.masks = masks;
    this.surroundings = surroundings;
    model.configProperty().subscribe(this::arrange);
  }

  /** Carries out the commands that are about charts, masks and cards. */
  public boolean perform(Command command) {
    var look = model.curves().look();
    switch (command) {
      case TOGGLE_LOGARITHM -> look.logarithmicProperty().set(!look.logarithmicProperty().get());
      case TOGGLE_TIME -> look.axisProperty().set(look.axisProperty().get().other());
      default -> {
        return MasksPage.performOn(masks, command) || grid.perform(command);
      }
    }
    return true;
  }

  private void arrange(RunConfig config) {
    Shown now = config == null ? new Shown(Rule.SOFTMAX, false) : Shown.of(config);
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
    cards.add(chart("card.loss", "chart-loss", curves.loss()));
    cards.add(chart("card.validation", "chart-validation", curves.validation()));
    if (now.rule() != null) {
      cards.add(MasksCard.create(masks, surroundings.theme(), now.rule()));
    }
    if (now.rule() == Rule.LEARNED_MASK) {
      cards.add(chart("card.open", "chart-open", curves.open()));
    } else if (now.alpha()) {
      cards.add(chart("card.alpha", "chart-alpha", curves.alpha()));
    } else {
      cards.add(chart("card.speed", "chart-speed", curves.speed()));
    }
    cards.add(new Card(texts.get("card.result"), new ResultTable(texts, model)));
    return cards;
  }

  private Card chart(String title, String id, CurveModel curves) {
    CurveChart chart = surroundings.chart(curves);
    chart.setId(id);
    return new Card(texts.get(title), chart, surroundings.menu(chart));
  }
}
