package recdenoiser.app.attention;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import recdenoiser.app.attention.AttentionPanelsModel.Shown;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.chart.ExportableChart;
import recdenoiser.app.chart.HeatControls;
import recdenoiser.app.chart.HeatLegend;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.figure.ColourMap;
import recdenoiser.engine.figure.FigureExport;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.figure.HeatFigure;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.figure.SlotName;

/**
 * Maps of attention side by side, those of a kind on one scale, with their statistics below each,
 * moving together: the cell that is read in one is read in all. All of them can be kept in one file
 * and each in its own.
 */
public final class AttentionPanels extends VBox implements ExportableChart {
  private static final Texts TEXTS = Texts.bundle("attention");

  private final AttentionPanelsModel model;
  private final ChartContext charts;
  private final Map<PanelKind, ObjectProperty<HeatScale>> scales = new EnumMap<>(PanelKind.class);
  private final Map<PanelKind, HeatLegend> legends = new EnumMap<>(PanelKind.class);
  private final List<MapPane> panes = new ArrayList<>();
  private final PanelGrid grid;
  private final Label reading = new Label();

  /**
   * @param choices what is shown, at the left of the buttons that zoom
   */
  public AttentionPanels(AttentionPanelsModel model, ChartContext charts, Node... choices) {
    super(12);
    this.model = model;
    this.charts = charts;
    this.grid = new PanelGrid(model.viewpoint());
    getStyleClass().add("attention-panels");
    for (PanelKind kind : PanelKind.values()) {
      scales.put(kind, new SimpleObjectProperty<>(kind.scale(List.of())));
      legends.put(kind, legend(kind));
    }
    reading.setId("attention-reading");
    reading.setWrapText(true);
    reading.setMinHeight(Region.USE_PREF_SIZE);
    FlowPane scalesLine = new FlowPane(32, 8);
    scalesLine.getChildren().addAll(legends.values());
    getChildren().addAll(bar(choices), grid, reading, scalesLine);
    model.shownProperty().subscribe(this::show);
    model.coloursProperty().subscribe(this::recolour);
    model.viewpoint().cellProperty().subscribe(cell -> read());
  }

  private FlowPane bar(Node... choices) {
    HBox looking =
        new HBox(
            8,
            new HeatControls(model.viewpoint()).named("attention"),
            charts.menu(this, TEXTS.get("title")));
    looking.getChildren().get(1).setId("attention-menu");
    looking.setAlignment(Pos.CENTER_LEFT);
    looking.visibleProperty().bind(model.shownProperty().map(shown -> shown.size() > 0));
    looking.managedProperty().bind(looking.visibleProperty());
    FlowPane bar = new FlowPane(24, 8, choices);
    bar.getChildren().add(looking);
    return bar;
  }

  private HeatLegend legend(PanelKind kind) {
    HeatLegend legend =
        new HeatLegend(TEXTS.get("legend." + kind), scales.get(kind), charts.theme());
    legend.setId("attention-legend-" + kind.name().toLowerCase(Locale.ROOT));
    legend.nameZero();
    legend.managedProperty().bind(legend.visibleProperty());
    return legend;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private void show(Shown shown) {
    ColourMap colours = model.coloursProperty().get();
    shown.scales().forEach((kind, scale) -> scales.get(kind).set(scale.withColours(colours)));
    legends.forEach((kind, legend) -> legend.setVisible(shown.has(kind)));
    if (panes.size() != shown.panels().size()) {
      rebuild(shown.panels().size());
    }
    for (int p = 0; p < panes.size(); p++) {
      panes.get(p).show(shown.panels().get(p));
    }
    grid.arrange(shown.columns(), shown.size());
    read();
  }

  private void rebuild(int count) {
    panes.forEach(MapPane::leave);
    panes.clear();
    for (int p = 1; p <= count; p++) {
      panes.add(new MapPane(p, model.viewpoint(), scales, charts));
    }
    grid.getChildren().setAll(panes);
  }

  private void recolour(ColourMap colours) {
    scales.values().forEach(scale -> scale.set(scale.get().withColours(colours)));
  }

  private void read() {
    Shown shown = model.shownProperty().get();
    HeatCell cell = model.viewpoint().cellProperty().get();
    boolean readable = cell != null && shown.size() > Math.max(cell.query(), cell.key());
    reading.setText(readable ? read(shown, cell) : TEXTS.get("read.hint"));
    reading.setVisible(shown.size() > 0);
    reading.getStyleClass().remove("muted");
    if (!readable) {
      reading.getStyleClass().add("muted");
    }
  }

  private static String read(Shown shown, HeatCell cell) {
    String place = TEXTS.get("read.place", name(shown, cell.query()), name(shown, cell.key()));
    return shown.panels().stream()
        .map(panel -> panel.reading(cell.query(), cell.key()))
        .collect(Collectors.joining(TEXTS.get("separator"), place, ""));
  }

  private static String name(Shown shown, int slot) {
    String place = SlotName.of(slot, shown.size());
    int index = slot - shown.size() + shown.tokens().size();
    return index < 0 || index >= shown.tokens().size()
        ? place
        : place + " " + shown.tokens().get(index);
  }

  @Override
  public Optional<FigureExport> export() {
    List<HeatFigure> maps = panes.stream().map(MapPane::figure).flatMap(Optional::stream).toList();
    return maps.isEmpty()
        ? Optional.empty()
        : Optional.of(new PanelsExport(maps, grid.columnsShown()));
  }

  @Override
  public String quantity() {
    return TEXTS.get("title");
  }

  @Override
  public Optional<BooleanProperty> asTable() {
    return Optional.empty();
  }

  @Override
  public Optional<ReadOnlyBooleanProperty> zoomed() {
    return Optional.empty();
  }
}
