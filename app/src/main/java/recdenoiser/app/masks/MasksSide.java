package recdenoiser.app.masks;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import recdenoiser.app.chart.HeatLegend;
import recdenoiser.app.chart.ToneLegend;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.run.MapKind;
import recdenoiser.engine.run.MaskMaps;
import recdenoiser.engine.text.Numbers;

/**
 * Beside or below the maps: their scales, how sparse they are, and what stands under the pointer in
 * every block.
 */
final class MasksSide extends StackPane {
  private static final Texts TEXTS = Texts.bundle("masks");
  private static final double WIDTH = 192;
  private static final double LEGEND_HEIGHT = 72;
  private static final double LINE_HEIGHT = 18;
  private static final double GAP = 16;
  private static final double WIDE_GAP = 32;
  private static final double LINE_GAP = 12;
  private static final double READING_WIDTH = 280;

  private final MasksModel model;
  private final ToneLegend pattern;
  private final HeatLegend attention;
  private final Map<MapKind, Region> legends = new EnumMap<>(MapKind.class);
  private final Label closed = new Label();
  private final Label reading = new Label();
  private final Label problem;
  private Pane parts;

  MasksSide(
      MasksModel model,
      ObservableValue<Theme> theme,
      Map<MapKind, ? extends ObservableValue<HeatScale>> scales) {
    this.model = model;
    HeatLegend open = new HeatLegend(TEXTS.get("legend.open"), scales.get(MapKind.OPEN), theme);
    open.setZeroShare(Double.NaN);
    closed.getStyleClass().add("muted");
    closed.setId("masks-closed");
    pattern = new ToneLegend(TEXTS.get("legend.pattern"), scales.get(MapKind.PATTERN), theme);
    attention = new HeatLegend(TEXTS.get("legend.attention"), scales.get(MapKind.ATTENTION), theme);
    legends.put(MapKind.OPEN, new VBox(4, open, closed));
    legends.put(MapKind.PATTERN, pattern);
    legends.put(MapKind.ATTENTION, attention);
    legends.values().forEach(legend -> legend.managedProperty().bind(legend.visibleProperty()));
    reading.setId("masks-reading");
    wrap(reading);
    problem = problem(model);
    setMinSize(0, 0);
    setInRows(false);
    model.cellProperty().subscribe(cell -> read());
  }

  /** Width of the column beside the maps. */
  double columnWidth() {
    return WIDTH;
  }

  /** Height where all stands in a column of this width. */
  double columnHeight(int blocks, double width) {
    double shown =
        legends.values().stream()
            .filter(Node::isVisible)
            .mapToDouble(legend -> legend.prefHeight(width) + GAP)
            .sum();
    return shown + (2 * blocks + 1) * LINE_HEIGHT;
  }

  /** Height where all stands in rows of this width. */
  double rowHeight(int blocks, double width) {
    double lines = (blocks + 1) * LINE_HEIGHT;
    double legendWidth =
        legends.values().stream()
            .filter(Node::isVisible)
            .mapToDouble(legend -> legend.prefWidth(-1) + WIDE_GAP)
            .sum();
    return legendWidth + READING_WIDTH <= width
        ? Math.max(LEGEND_HEIGHT, lines)
        : LEGEND_HEIGHT + LINE_GAP + lines;
  }

  /** Whether all stands in rows, as below the maps, or in a column, as beside them. */
  void setInRows(boolean rows) {
    if (parts != null && rows == parts instanceof FlowPane) {
      return;
    }
    parts = rows ? new FlowPane(WIDE_GAP, LINE_GAP) : new VBox(GAP);
    parts.getChildren().setAll(legends.values());
    parts.getChildren().addAll(reading, problem);
    for (Label text : new Label[] {reading, problem}) {
      text.setPrefWidth(rows ? READING_WIDTH : USE_COMPUTED_SIZE);
    }
    if (parts instanceof FlowPane flow) {
      flow.setRowValignment(VPos.TOP);
    }
    getChildren().setAll(parts);
  }

  void show(MaskMaps pictures, boolean severalHeads) {
    boolean masks = pictures.kinds().contains(MapKind.OPEN);
    attention.setName(TEXTS.get(masks ? "legend.attention.masked" : "legend.attention"));
    pattern.setOpenName(TEXTS.get(severalHeads ? "legend.open.some" : "legend.open.all"));
    legends.forEach((kind, legend) -> legend.setVisible(pictures.kinds().contains(kind)));
    closed.setText(TEXTS.get("legend.closed", Numbers.percent(pictures.closedShare())));
    pattern.setClosedShare(pictures.patternClosedShare());
    attention.setZeroShare(pictures.attentionZeros());
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
    reading.setText(
        readable
            ? new MaskReading(snapshot, model.headProperty().get()).ofAllBlocks(cell)
            : TEXTS.get("read.hint"));
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
}
