package recdenoiser.app.masks;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import recdenoiser.app.chart.HeatCell;
import recdenoiser.app.chart.HeatLegend;
import recdenoiser.app.chart.HeatScale;
import recdenoiser.app.text.Numbers;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.train.MaskSnapshot;

/**
 * Beside the maps: their scales, how sparse they are, and what stands under the pointer in every
 * block.
 */
final class MasksSide extends VBox {
  private static final Texts TEXTS = Texts.bundle("masks");
  private static final double WIDTH = 192;

  private final MasksModel model;
  private final HeatLegend openLegend;
  private final HeatLegend attentionLegend;
  private final Label closed = new Label();
  private final Label reading = new Label();

  MasksSide(
      MasksModel model,
      ObservableValue<Theme> theme,
      HeatScale openScale,
      HeatScale attentionScale) {
    this.model = model;
    openLegend = new HeatLegend(TEXTS.get("legend.open"), openScale, theme);
    openLegend.setZeroShare(Double.NaN);
    attentionLegend = new HeatLegend(TEXTS.get("legend.attention"), attentionScale, theme);
    getStyleClass().add("masks-side");
    setMinWidth(WIDTH);
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    closed.getStyleClass().add("muted");
    closed.setId("masks-closed");
    wrap(closed);
    reading.setId("masks-reading");
    wrap(reading);
    VBox sparsity = new VBox(4, openLegend, closed);
    getChildren().addAll(sparsity, attentionLegend, reading, problem(model));
    model.cellProperty().subscribe(cell -> read());
  }

  void show(MaskPictures pictures) {
    boolean masks = !pictures.open().isEmpty();
    setShown(openLegend, masks);
    setShown(closed, masks);
    closed.setText(
        masks ? TEXTS.get("legend.closed", Numbers.percent(pictures.closedShare())) : "");
    attentionLegend.setZeroShare(pictures.attentionZeros());
    read();
  }

  private void read() {
    MaskSnapshot snapshot = model.snapshotProperty().get();
    HeatCell cell = model.cellProperty().get();
    boolean readable =
        snapshot != null
            && cell != null
            && cell.query() < snapshot.maxLength()
            && cell.key() < snapshot.maxLength();
    reading.setText(readable ? MaskReading.ofAllBlocks(snapshot, cell) : TEXTS.get("read.hint"));
    reading.getStyleClass().remove("muted");
    if (!readable) {
      reading.getStyleClass().add("muted");
    }
  }

  private static Label problem(MasksModel model) {
    Label problem = new Label();
    problem.setId("masks-problem");
    problem.getStyleClass().add("inline-message");
    wrap(problem);
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    return problem;
  }

  private static void wrap(Label label) {
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
