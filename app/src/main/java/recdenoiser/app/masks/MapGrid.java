package recdenoiser.app.masks;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import recdenoiser.app.chart.HeatMap;

/** Maps of equal size in as many columns as make their cells largest. */
final class MapGrid extends Pane {
  private static final double GAP = 16;
  private static final double TITLE = 24;

  private int slots = 1;
  private int perBlock = 1;

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
    int count = getManagedChildren().size();
    if (count == 0) {
      return;
    }
    int columns = columns(count);
    int rows = (count + columns - 1) / columns;
    double height = height(rows);
    double width = Math.min(width(columns), HeatMap.widthFor(slots, cell(columns, rows)));
    for (int i = 0; i < count; i++) {
      int row = i / columns;
      int column = i % columns;
      double x = column * (width + GAP);
      double y = row * (height + GAP);
      getManagedChildren().get(i).resizeRelocate(x, y, width, height);
    }
  }

  /** Of those that keep the maps of a block together, the number that makes cells largest. */
  private int columns(int count) {
    int best = count;
    int bestCell = -1;
    for (int columns = count; columns >= perBlock; columns -= perBlock) {
      int cell = cell(columns, (count + columns - 1) / columns);
      if (cell > bestCell) {
        bestCell = cell;
        best = columns;
      }
    }
    return best;
  }

  private int cell(int columns, int rows) {
    return HeatMap.cellPixels(slots, width(columns), height(rows) - TITLE);
  }

  private double width(int columns) {
    return Math.floor((getWidth() - (columns - 1) * GAP) / columns);
  }

  private double height(int rows) {
    return Math.floor((getHeight() - (rows - 1) * GAP) / rows);
  }
}
