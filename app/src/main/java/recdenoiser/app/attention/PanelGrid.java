package recdenoiser.app.attention;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import recdenoiser.app.chart.HeatViewpoint;
import recdenoiser.engine.figure.HeatLayout;

/**
 * Panels of equal width in rows: as many in a row as are wanted, two where four would have small
 * cells, or as few as leave every cell that is shown a pixel.
 */
final class PanelGrid extends Pane {
  private static final double GAP = 16;
  private static final double MOST_WIDTH = 560;
  private static final double LEAST_WIDTH = 200;

  private static final int GOOD_CELL = 5;
  private static final int FOLDED_FROM = 4;

  private final HeatViewpoint viewpoint;
  private int wanted = 1;
  private int tokens = 1;

  PanelGrid(HeatViewpoint viewpoint) {
    this.viewpoint = viewpoint;
    viewpoint.wholeWindowProperty().subscribe(this::anew);
    viewpoint.slotsInUseProperty().subscribe(this::anew);
  }

  /**
   * @param columns wanted in a row
   * @param size tokens of the maps
   */
  void arrange(int columns, int size) {
    wanted = Math.max(1, columns);
    tokens = size;
    requestLayout();
  }

  /** How many stand in a row now. */
  int columnsShown() {
    return columns(getWidth());
  }

  private void anew() {
    getChildren().forEach(panel -> ((Region) panel).requestLayout());
    requestLayout();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    int columns = columns(width);
    double height = 0;
    List<Node> panels = getManagedChildren();
    for (int from = 0; from < panels.size(); from += columns) {
      height += rowHeight(from, columns, panelWidth(width, columns)) + (from == 0 ? 0 : GAP);
    }
    return height;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    int columns = columns(getWidth());
    double width = panelWidth(getWidth(), columns);
    List<Node> panels = getManagedChildren();
    double y = 0;
    for (int from = 0; from < panels.size(); from += columns) {
      double height = rowHeight(from, columns, width);
      for (int p = from; p < Math.min(from + columns, panels.size()); p++) {
        panels.get(p).resizeRelocate((p - from) * (width + GAP), y, width, height);
      }
      y += height + GAP;
    }
  }

  private double rowHeight(int from, int columns, double width) {
    List<Node> panels = getManagedChildren();
    return panels.subList(from, Math.min(from + columns, panels.size())).stream()
        .mapToDouble(panel -> panel.prefHeight(width))
        .max()
        .orElse(0);
  }

  private int columns(double width) {
    int slots = Math.max(1, viewpoint.slots(tokens));
    double each = (width - (wanted - 1) * GAP) / wanted;
    boolean small = HeatLayout.cellFor(slots, each, each) < GOOD_CELL;
    int good = wanted >= FOLDED_FROM && small ? (wanted + 1) / 2 : wanted;
    double least = Math.max(LEAST_WIDTH, HeatLayout.widthFor(slots, 1));
    int room = (int) Math.floor((width + GAP) / (least + GAP));
    return Math.max(1, Math.min(good, width < 0 ? good : room));
  }

  private static double panelWidth(double width, int columns) {
    double each = width < 0 ? MOST_WIDTH : Math.floor((width - (columns - 1) * GAP) / columns);
    return Math.min(MOST_WIDTH, each);
  }
}
