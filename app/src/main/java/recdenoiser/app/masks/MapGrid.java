package recdenoiser.app.masks;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import recdenoiser.engine.figure.HeatLayout;

/**
 * Maps of equal size in as many columns as make their cells largest; where not even cells of one
 * pixel fit, in as many as leave most of them visible. Maps never become so small that they cannot
 * be read: the grid then is higher than the space it is given.
 */
final class MapGrid extends Pane {
  private static final double GAP = 12;
  private static final double TITLE = 22;
  private static final double BAR = 16;
  private static final double LEAST_WIDTH = 184;
  private static final double LEAST_HEIGHT = 184;

  /** The little more of height, to be scrolled to, that may make cells larger. */
  private static final double SLIGHTLY_HIGHER = 1.06;

  private int slots = 1;
  private int perBlock = 1;
  private boolean zoomed;
  private double room;

  /**
   * How maps fill a space.
   *
   * @param columns of maps
   * @param largeness of cells: pixels along their side, less than 1 where only that share of a map
   *     is visible
   * @param mapWidth of one map
   * @param mapHeight of one map, its title included
   * @param width taken by all maps together
   * @param height taken by all maps together
   */
  record Fit(
      int columns,
      double largeness,
      double mapWidth,
      double mapHeight,
      double width,
      double height) {
    private static final Fit NOTHING = new Fit(1, 0, 0, 0, 0, 0);

    private Fit wider(double bar) {
      return new Fit(columns, largeness, mapWidth, mapHeight, width + bar, height);
    }
  }

  /**
   * @param titledMaps block after block
   * @param mapsPerBlock how many of them belong to one block
   */
  void setMaps(List<? extends Node> titledMaps, int mapsPerBlock) {
    perBlock = Math.max(1, mapsPerBlock);
    getChildren().setAll(titledMaps);
  }

  /**
   * @param shown how many cells a map shows along each side, where they all fit
   * @param all whether maps take all the room there is, because they are zoomed into
   */
  void setSlots(int shown, boolean all) {
    slots = Math.max(1, shown);
    zoomed = all;
    requestLayout();
    if (getParent() != null) {
      getParent().requestLayout();
    }
  }

  /**
   * @param height that can be seen at once
   */
  void setRoom(double height) {
    if (room != height) {
      room = height;
      requestLayout();
    }
  }

  /**
   * Of the numbers of columns that keep the maps of a block together, or stand all below each
   * other, the one of largest cells.
   */
  Fit fit(double width, double height) {
    return fit(width, height, BAR);
  }

  /**
   * @param bar width that is taken away where the grid is higher than {@code height}
   */
  private Fit fit(double width, double height, double bar) {
    int count = getManagedChildren().size();
    if (count == 0) {
      return Fit.NOTHING;
    }
    Fit best = fit(1, count, width, height, height);
    for (int columns = perBlock; columns <= count; columns += perBlock) {
      if (columns * (LEAST_WIDTH + GAP) - GAP <= width) {
        int rows = (count + columns - 1) / columns;
        Fit inside = fit(columns, rows, width, height, height);
        Fit higher = fit(columns, rows, width - bar, height * SLIGHTLY_HIGHER, height);
        Fit fit = higher.largeness() > inside.largeness() ? higher.wider(bar) : inside;
        best = fit.largeness() >= best.largeness() ? fit : best;
      }
    }
    return best;
  }

  private Fit fit(int columns, int rows, double width, double height, double inSight) {
    double across = Math.floor((width - (columns - 1) * GAP) / columns);
    double down = Math.max(LEAST_HEIGHT, Math.floor((height - (rows - 1) * GAP) / rows));
    int cell = HeatLayout.cellFor(slots, across, down - TITLE);
    HeatLayout seen = HeatLayout.view(slots, slots, cell, across, down - TITLE, 0, 0);
    double share = (double) seen.keys() * seen.queries() / ((double) slots * slots);
    double mapWidth = zoomed ? across : Math.min(across, HeatLayout.widthFor(slots, cell));
    double mapHeight = zoomed ? down : Math.min(down, TITLE + HeatLayout.heightFor(slots, cell));
    double total = rows * mapHeight + (rows - 1) * GAP;
    return new Fit(
        columns,
        (share < 1 ? share : cell) * Math.min(1, Math.max(1, inSight) / total),
        mapWidth,
        mapHeight,
        columns * mapWidth + (columns - 1) * GAP,
        total);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.floor(fit(width < 0 ? getWidth() : width, room, 0).height());
  }

  @Override
  protected void layoutChildren() {
    Fit fit = fit(getWidth(), room, 0);
    List<Node> maps = getManagedChildren();
    for (int i = 0; i < maps.size(); i++) {
      double x = i % fit.columns() * (fit.mapWidth() + GAP);
      double y = Math.floorDiv(i, fit.columns()) * (fit.mapHeight() + GAP);
      maps.get(i).resizeRelocate(x, Math.round(y), fit.mapWidth(), Math.floor(fit.mapHeight()));
    }
  }
}
