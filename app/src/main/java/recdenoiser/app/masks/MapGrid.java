package recdenoiser.app.masks;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import recdenoiser.engine.figure.HeatLayout;

/** Maps of equal size in as many columns as make their cells largest. */
final class MapGrid extends Pane {
  private static final double GAP = 16;
  private static final double TITLE = 24;

  private int slots = 1;
  private int perBlock = 1;

  /**
   * How maps fill a space.
   *
   * @param columns of maps
   * @param cell pixels along the side of a cell
   * @param width taken by all maps together
   * @param height taken by all maps together
   */
  record Fit(int columns, int cell, double mapWidth, double width, double height) {
    private static final Fit NOTHING = new Fit(1, 0, 0, 0, 0);
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
   * @param windowSize n, how many cells a map has along each side
   */
  void setSlots(int windowSize) {
    slots = windowSize;
    requestLayout();
  }

  /** Of the numbers of columns that keep the maps of a block together, the one of largest cells. */
  Fit fit(double width, double height) {
    int count = getManagedChildren().size();
    Fit best = Fit.NOTHING;
    for (int columns = count; columns >= perBlock; columns -= perBlock) {
      Fit fit = fit(columns, (count + columns - 1) / columns, width, height);
      if (fit.cell() > best.cell()) {
        best = fit;
      }
    }
    return best;
  }

  private Fit fit(int columns, int rows, double width, double height) {
    double across = Math.floor((width - (columns - 1) * GAP) / columns);
    double down = Math.floor((height - (rows - 1) * GAP) / rows);
    int cell = HeatLayout.fit(slots, across, down - TITLE).cell();
    double mapWidth = Math.min(across, HeatLayout.widthFor(slots, cell));
    double mapHeight = Math.min(down, TITLE + HeatLayout.heightFor(slots, cell));
    return new Fit(
        columns,
        cell,
        mapWidth,
        columns * mapWidth + (columns - 1) * GAP,
        rows * mapHeight + (rows - 1) * GAP);
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
  protected void layoutChildren() {
    List<Node> maps = getManagedChildren();
    if (maps.isEmpty()) {
      return;
    }
    Fit fit = fit(getWidth(), getHeight());
    int rows = (maps.size() + fit.columns() - 1) / fit.columns();
    double mapHeight = Math.floor((getHeight() - (rows - 1) * GAP) / rows);
    for (int i = 0; i < maps.size(); i++) {
      double x = i % fit.columns() * (fit.mapWidth() + GAP);
      double y = Math.floorDiv(i, fit.columns()) * (mapHeight + GAP);
      maps.get(i).resizeRelocate(x, y, fit.mapWidth(), mapHeight);
    }
  }
}
