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
import recdenoiser.engine.attention.AttentionSettings.Rule;
import recdenoiser.engine.experiment.RunConfig;

/**
 * Everything there is to see of one run, as cards. Runs without learned masks show their speed in
 * place of open connections.
 */
public final class RunCards extends StackPane {
  private final Texts texts = Texts.bundle("training");
  private final TrainingModel model;
  private final MasksController masks;
  private final ChartSurroundings surroundings;
  private CardGrid grid = new CardGrid();
  private Boolean masked;

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
    boolean learnsMasks = config != null && config.attention().attention() == Rule.LEARNED_MASK;
    if (masked != null && masked == learnsMasks) {
      return;
    }
    masked = learnsMasks;
    RunCurves curves = model.curves();
    List<Card> cards = new ArrayList<>();
    cards.add(chart("card.loss", "chart-loss", curves.loss()));
    cards.add(chart("card.validation", "chart-validation", curves.validation()));
    cards.add(MasksCard.create(masks, surroundings.theme()));
    cards.add(
        learnsMasks
            ? chart("card.open", "chart-open", curves.open())
            : chart("card.speed", "chart-speed", curves.speed()));
    cards.add(new Card(texts.get("card.result"), new ResultTable(texts, model)));
    grid = new CardGrid(cards.toArray(Card[]::new));
    getChildren().setAll(grid);
  }

  private Card chart(String title, String id, CurveModel curves) {
    CurveChart chart = surroundings.chart(curves);
    chart.setId(id);
    return new Card(texts.get(title), chart, surroundings.menu(chart));
  }
}
