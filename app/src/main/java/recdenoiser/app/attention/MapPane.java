package recdenoiser.app.attention;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import recdenoiser.app.chart.HeatMap;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.figure.HeatLayout;
import recdenoiser.engine.figure.HeatScale;

/** A map under its title and over its statistics. */
final class MapPane extends Region {
  private static final double GAP = 4;

  private final AttentionPanelsModel model;
  private final ObjectProperty<HeatScale> scale = new SimpleObjectProperty<>();
  private final ObservableValue<HeatScale> attention;
  private final ObservableValue<HeatScale> decisions;
  private final Label title = new Label();
  private final Label notes = new Label();
  private final HeatMap map;
  private MapPanel panel;

  /**
   * @param number of the pane, from 1, for names of nodes
   */
  MapPane(
      int number,
      AttentionPanelsModel model,
      ObservableValue<HeatScale> attention,
      ObservableValue<HeatScale> decisions,
      ObservableValue<Theme> theme) {
    this.model = model;
    this.attention = attention;
    this.decisions = decisions;
    scale.set(attention.getValue());
    title.getStyleClass().add("map-title");
    title.setMinWidth(0);
    title.setWrapText(true);
    notes.getStyleClass().add("muted");
    notes.setWrapText(true);
    notes.setId("attention-notes-" + number);
    title.setId("attention-title-" + number);
    map = new HeatMap("", scale, theme);
    map.setId("attention-map-" + number);
    getChildren().addAll(title, map, notes);
    attention.subscribe(this::rescale);
    decisions.subscribe(this::rescale);
    map.keptProperty().bindBidirectional(model.keptProperty());
    map.cellProperty().subscribe(this::tell);
    model.backProperty().subscribe(this::follow);
  }

  void show(MapPanel next) {
    panel = next;
    title.setText(next.title());
    notes.setText(String.join("\n", next.notes()));
    map.setVisible(next.matrix() != null);
    map.setAccessibleText(next.title());
    map.setReader(cell -> next.reading(back(cell.query()), back(cell.key())));
    rescale();
    map.matrixProperty().set(next.matrix());
    follow(model.backProperty().get());
    requestLayout();
  }

  private void rescale() {
    scale.set((panel != null && panel.decision() ? decisions : attention).getValue());
  }

  private void tell(HeatCell cell) {
    if (panel == null || panel.matrix() == null) {
      return;
    }
    HeatCell told = cell == null ? null : new HeatCell(back(cell.query()), back(cell.key()));
    if (cell != null || inside(model.backProperty().get())) {
      model.backProperty().set(told);
    }
  }

  private void follow(HeatCell back) {
    if (panel != null && panel.matrix() != null) {
      map.cellProperty()
          .set(inside(back) ? new HeatCell(back(back.query()), back(back.key())) : null);
    }
  }

  private boolean inside(HeatCell back) {
    return back != null
        && back.query() < panel.matrix().size()
        && back.key() < panel.matrix().size();
  }

  /** From a slot to the distance from the newest, and the other way. */
  private int back(int slot) {
    return panel.matrix().size() - 1 - slot;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return title.prefHeight(width) + 2 * GAP + mapHeight(width) + notes.prefHeight(width);
  }

  private double mapHeight(double width) {
    if (panel == null || panel.matrix() == null) {
      return 0;
    }
    int size = panel.matrix().size();
    return HeatLayout.heightFor(size, HeatLayout.fit(size, width, width).cell());
  }

  @Override
  protected void layoutChildren() {
    double y = title.prefHeight(getWidth());
    title.resizeRelocate(0, 0, getWidth(), y);
    double height = mapHeight(getWidth());
    map.resizeRelocate(0, y + GAP, getWidth(), height);
    notes.resizeRelocate(0, y + 2 * GAP + height, getWidth(), notes.prefHeight(getWidth()));
  }
}
