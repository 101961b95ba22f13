package recdenoiser.app.attention;

import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.chart.ExportableChart;
import recdenoiser.app.chart.HeatMap;
import recdenoiser.app.chart.HeatViewpoint;
import recdenoiser.engine.figure.FigureExport;
import recdenoiser.engine.figure.HeatExport;
import recdenoiser.engine.figure.HeatFigure;
import recdenoiser.engine.figure.HeatLayout;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.figure.HeatScale;

/** A map under its title and over its statistics. */
final class MapPane extends Region implements ExportableChart {
  private static final double GAP = 4;
  private static final double MOST_HEIGHT = 340;
  private static final double MOST_HEIGHT_OF_SMALL = 440;
  private static final int READABLE = 2;

  private final Map<PanelKind, ? extends ObservableValue<HeatScale>> scales;
  private final ObjectProperty<HeatScale> scale = new SimpleObjectProperty<>();
  private final HeatViewpoint viewpoint;
  private final Label title = new Label();
  private final StatisticsTable statistics = new StatisticsTable();
  private final Label notes = new Label();
  private final HeatMap map;
  private final Subscription following;
  private MapPanel panel = MapPanel.missing("", "");

  /**
   * @param number of the pane, from 1, for names of nodes
   */
  MapPane(
      int number,
      HeatViewpoint viewpoint,
      Map<PanelKind, ? extends ObservableValue<HeatScale>> scales,
      ChartContext charts) {
    this.viewpoint = viewpoint;
    this.scales = scales;
    rescale();
    title.getStyleClass().add("map-title");
    title.setId("attention-title-" + number);
    title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    title.setTooltip(new Tooltip());
    statistics.setId("attention-statistics-" + number);
    notes.getStyleClass().add("muted");
    notes.setWrapText(true);
    notes.setId("attention-notes-" + number);
    map = new HeatMap("", scale, charts.theme(), viewpoint);
    map.setId("attention-map-" + number);
    getChildren().addAll(title, map, statistics, notes);
    charts.offerMenu(map, this, title::getText);
    following =
        Subscription.combine(
            scales.values().stream()
                .map(one -> one.subscribe(this::rescale))
                .toArray(Subscription[]::new));
  }

  /** Ends following scales and viewpoint, which live longer than this pane. */
  void leave() {
    following.unsubscribe();
    map.leave();
  }

  void show(MapPanel next) {
    panel = next;
    title.setText(next.title());
    title.getTooltip().setText(next.title());
    statistics.show(next.statistics());
    notes.setText(String.join("\n", next.notes()));
    map.setVisible(next.matrix() != null);
    map.setAccessibleText(next.title());
    map.setReader(cell -> next.reading(cell.query(), cell.key()));
    rescale();
    map.matrixProperty().set(next.matrix());
    requestLayout();
  }

  private void rescale() {
    scale.set(scales.get(panel.kind()).getValue());
  }

  /** The map for a file, as much of the window as is shown; empty where there is none. */
  Optional<HeatFigure> figure() {
    return cells().map(cells -> new HeatFigure(panel.title(), cells, scale.get()));
  }

  private Optional<HeatMatrix> cells() {
    return Optional.ofNullable(panel.matrix())
        .map(cells -> cells.newest(viewpoint.slots(cells.size())));
  }

  @Override
  public Optional<FigureExport> export() {
    return cells().map(cells -> new HeatExport(cells, scale.get()));
  }

  @Override
  public String quantity() {
    return panel.title();
  }

  @Override
  public Optional<BooleanProperty> asTable() {
    return Optional.empty();
  }

  @Override
  public Optional<ReadOnlyBooleanProperty> zoomed() {
    return Optional.empty();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return titleHeight()
        + 3 * GAP
        + mapHeight(width)
        + statistics.prefHeight(width)
        + notesHeight(width);
  }

  private double titleHeight() {
    return title.prefHeight(-1);
  }

  private double notesHeight(double width) {
    return notes.getText().isEmpty() ? 0 : notes.prefHeight(width);
  }

  private double mapHeight(double width) {
    if (panel.matrix() == null) {
      return 0;
    }
    int slots = viewpoint.slots(panel.matrix().size());
    boolean readable = HeatLayout.cellFor(slots, width, MOST_HEIGHT) >= READABLE;
    double most = Math.min(width, readable ? MOST_HEIGHT : MOST_HEIGHT_OF_SMALL);
    return Math.min(most, HeatLayout.heightFor(slots, HeatLayout.cellFor(slots, width, most)));
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double y = titleHeight();
    title.resizeRelocate(0, 0, width, y);
    double height = mapHeight(width);
    map.resizeRelocate(0, y + GAP, width, height);
    y += 2 * GAP + height;
    double table = statistics.prefHeight(width);
    statistics.resizeRelocate(0, y, width, table);
    notes.resizeRelocate(0, y + table + GAP, width, notesHeight(width));
  }
}
