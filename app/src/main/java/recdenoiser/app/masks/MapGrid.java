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

  /** How much of this space the maps would take. */
  double usedWidth(double width, double height) {
    int count = getManagedChildren().size();
    if (count == 0) {
      return 0;
    }
    int columns = columns(count, width, height);
    return columns * mapWidth(count, columns, width, height) + (columns - 1) * GAP;
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
    int columns = columns(count, getWidth(), getHeight());
    double width = mapWidth(count, columns, getWidth(), getHeight());
    double height = mapHeight(rows(count, columns), getHeight());
    for (int i = 0; i < count; i++) {
      int row = i / columns;
      int column = i % columns;
      double x = column * (width + GAP);
      double y = row * (height + GAP);
      getManagedChildren().get(i).resizeRelocate(x, y, width, height);
    }
  }

  /** Of those that keep the maps of a block together, the number that makes cells largest. */
  private int columns(int count, double width, double height) {
    int best = count;
    int bestCell = -1;
    for (int columns = count; columns >= perBlock; columns -= perBlock) {
      int cell = cell(count, columns, width, height);
      if (cell > bestCell) {
        bestCell = cell;
        best = columns;
      }
    }
    return best;
  }

  private double mapWidth(int count, int columns, double width, double height) {
    double needed = HeatMap.widthFor(slots, cell(count, columns, width, height));
    return Math.min(columnWidth(columns, width), needed);
  }

  private int cell(int count, int columns, double width, double height) {
    double room = mapHeight(rows(count, columns), height) - TITLE;
    return HeatMap.cellPixels(slots, columnWidth(columns, width), room);
  }

  private static int rows(int count, int columns) {
    return (count + columns - 1) / columns;
  }

  private static double columnWidth(int columns, double width) {
    return Math.floor((width - (columns - 1) * GAP) / columns);
  }

  private static double mapHeight(int rows, double height) {
    return Math.floor((height - (rows - 1) * GAP) / rows);
  }
}
