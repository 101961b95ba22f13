package recdenoiser.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.chart.CurveChart;
import recdenoiser.app.chart.CurveControls;
import recdenoiser.app.chart.CurveModel;
import recdenoiser.app.chart.CurveSettings;
import recdenoiser.app.masks.MasksCard;
import recdenoiser.app.masks.MasksController;
import recdenoiser.app.masks.MasksPage;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.FakeRun;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.attention.AttentionKind.Decision;
import recdenoiser.engine.figure.CurveSeries;

/** A page of cards such as the one that follows a run. */
final class TrainLikePage implements Page {
  static final int EPOCHS = 120;

  final CurveSettings look = new CurveSettings();
  final CurveModel loss = new CurveModel("training loss", look);
  final CurveModel validation = new CurveModel("validation metric", look);
  final CurveModel open = new CurveModel("open connections [%]", look);
  final CurveModel speed = new CurveModel("speed [sequences/s]", look);
  final MasksController masks;
  final CardGrid cards;
  final List<Command> performed = new ArrayList<>();
  private final BorderPane view = new BorderPane();

  TrainLikePage(Themes themes, MasksController masks) {
    this.masks = masks;
    ChartContext charts = new ChartContext(themes.themeProperty(), Background.direct(), text -> {});
    cards =
        new CardGrid(
            card("Loss", loss, charts),
            card("Validation", validation, charts),
            card("Open connections", open, charts),
            MasksCard.create(masks, charts, Decision.MASK),
            card("Speed", speed, charts));
    HBox bar = new HBox(12, new Button("Pause"), new Button("Stop"), new CurveControls(look));
    bar.getStyleClass().add("page-toolbar");
    view.setTop(bar);
    view.setCenter(cards);
  }

  void fill() {
    FakeRun.fillLoss(loss.add("total"), EPOCHS, 1.52, 0.55, 1);
    FakeRun.fillLoss(loss.add("BCE"), EPOCHS, 1.38, 0.43, 2);
    FakeRun.fillLoss(loss.add("β · masks"), EPOCHS, 0.12, 0.09, 3);
    FakeRun.fillLoss(loss.add("γ · Jacobian"), EPOCHS, 0.03, 0.012, 4);
    CurveSeries best = validation.add("NDCG@10, sampled");
    FakeRun.fillMetric(best, EPOCHS, 2, 0.535, 5);
    FakeRun.fillMetric(validation.add("Hit@10, sampled"), EPOCHS, 2, 0.738, 6);
    FakeRun.fillMetric(validation.add("NDCG@10, full"), EPOCHS, 2, 0.061, 7);
    FakeRun.fillMetric(validation.add("Hit@10, full"), EPOCHS, 2, 0.112, 8);
    FakeRun.markBest(validation, best);
    validation.addReference("published NDCG@10 0.5360 (SASRec, ICDM’18)", 0.5360);
    CurveSeries first = open.add("block 1");
    CurveSeries second = open.add("block 2");
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      first.append(epoch, 3.1 * epoch, 72 + 28 * Math.exp(-epoch / 25.0));
      second.append(epoch, 3.1 * epoch, 58 + 42 * Math.exp(-epoch / 35.0));
    }
    CurveSeries sequences = speed.add("");
    FakeRun.fillLoss(sequences, EPOCHS, 17_900, 18_400, 9);
    masks.open("shop", null);
    for (int epoch = 1; epoch <= EPOCHS; epoch += 2) {
      masks.accept(FakeRun.masks(epoch, 50, 2));
    }
  }

  private static Card card(String title, CurveModel model, ChartContext charts) {
    CurveChart chart = charts.chart(model);
    return new Card(title, chart, charts.menu(chart, title));
  }

  @Override
  public PageId id() {
    return PageId.TRAIN;
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ObservableValue<String> context() {
    return new SimpleStringProperty("games · SASRec + learned mask");
  }

  @Override
  public boolean perform(Command command) {
    performed.add(command);
    return cards.perform(command) || MasksPage.performOn(masks, command);
  }
}
