package recdenoiser.app.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import recdenoiser.app.attention.AttentionPanelsModel.Shown;
import recdenoiser.app.chart.HeatLegend;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.ColourMap;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.figure.SlotName;

/**
 * Maps of attention side by side on one scale, with their statistics below each, moving together:
 * the cell that is read in one is read in all.
 */
public final class AttentionPanels extends VBox {
  private static final Texts TEXTS = Texts.bundle("attention");

  private final AttentionPanelsModel model;
  private final ObservableValue<Theme> theme;
  private final ObjectProperty<HeatScale> scale =
      new SimpleObjectProperty<>(HeatScale.clippedAt(1));
  private final ObjectProperty<HeatScale> decisionScale =
      new SimpleObjectProperty<>(HeatScale.upTo(1));
  private final List<MapPane> panes = new ArrayList<>();
  private final PanelGrid grid = new PanelGrid();
  private final HeatLegend decisions;
  private final Label reading = new Label();

  public AttentionPanels(AttentionPanelsModel model, ObservableValue<Theme> theme) {
    super(12);
    this.model = model;
    this.theme = theme;
    getStyleClass().add("attention-panels");
    HeatLegend attention = new HeatLegend(TEXTS.get("legend"), scale, theme);
    attention.setZeroShare(Double.NaN);
    decisions = new HeatLegend(TEXTS.get("legend.kept"), decisionScale, theme);
    decisions.setZeroShare(Double.NaN);
    decisions.managedProperty().bind(decisions.visibleProperty());
    reading.setId("attention-reading");
    reading.setWrapText(true);
    reading.setMinHeight(Region.USE_PREF_SIZE);
    FlowPane legends = new FlowPane(32, 8, attention, decisions);
    getChildren().addAll(grid, reading, legends);
    model.shownProperty().subscribe(this::show);
    model.coloursProperty().subscribe(this::recolour);
    model.backProperty().subscribe(cell -> read());
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private void show(Shown shown) {
    scale.set(shown.scale().withColours(model.coloursProperty().get()));
    if (panes.size() != shown.panels().size()) {
      rebuild(shown.panels().size());
    }
    for (int p = 0; p < panes.size(); p++) {
      panes.get(p).show(shown.panels().get(p));
    }
    decisions.setVisible(shown.panels().stream().anyMatch(MapPanel::decision));
    grid.arrange(shown.columns(), shown.largest());
    read();
  }

  private void rebuild(int count) {
    panes.clear();
    for (int p = 1; p <= count; p++) {
      panes.add(new MapPane(p, model, scale, decisionScale, theme));
    }
    grid.getChildren().setAll(panes);
  }

  private void recolour(ColourMap colours) {
    scale.set(scale.get().withColours(colours));
    decisionScale.set(decisionScale.get().withColours(colours));
  }

  private void read() {
    Shown shown = model.shownProperty().get();
    HeatCell back = model.backProperty().get();
    boolean readable = back != null && !shown.panels().isEmpty();
    reading.setText(readable ? read(shown, back) : TEXTS.get("read.hint"));
    reading.getStyleClass().remove("muted");
    if (!readable) {
      reading.getStyleClass().add("muted");
    }
  }

  private static String read(Shown shown, HeatCell back) {
    String place = TEXTS.get("read.place", name(shown, back.query()), name(shown, back.key()));
    return shown.panels().stream()
        .map(panel -> panel.reading(back.query(), back.key()))
        .collect(Collectors.joining(TEXTS.get("separator"), place, ""));
  }

  private static String name(Shown shown, int back) {
    String slot = SlotName.of(0, back + 1);
    int index = shown.tokens().size() - 1 - back;
    return index < 0 ? slot : slot + " " + shown.tokens().get(index);
  }
}
