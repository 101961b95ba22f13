package recdenoiser.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Lays cards out row by row in equal columns; rows share the height there is beyond a readable
 * minimum.
 */
final class CardFlow extends Pane {
  static final double GAP = 16;
  static final double MARGIN = 24;
  private static final double TWO_COLUMNS_FROM = 840;
  private static final double THREE_COLUMNS_FROM = 1560;
  private static final double LEAST_ROW_HEIGHT = 296;

  CardFlow() {
    getStyleClass().add("card-flow");
  }

  static int columns(double width) {
    return width >= THREE_COLUMNS_FROM ? 3 : width >= TWO_COLUMNS_FROM ? 2 : 1;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinHeight(double width) {
    double own = width < 0 ? getWidth() : width;
    return leastHeight(rows(columns(own)), own);
  }

  private static double leastHeight(List<List<Placed>> rows, double width) {
    double gaps = 2 * MARGIN + Math.max(0, rows.size() - 1) * GAP;
    return gaps + rows.stream().mapToDouble(row -> leastRowHeight(row, width)).sum();
  }

  private static double leastRowHeight(List<Placed> row, double width) {
    double column = columnWidth(row, width);
    return row.stream()
        .mapToDouble(placed -> placed.card().leastHeight(placed.width(column)))
        .reduce(LEAST_ROW_HEIGHT, Math::max);
  }

  private static double columnWidth(List<Placed> row, double width) {
    int columns = row.stream().mapToInt(Placed::span).sum();
    return (width - 2 * MARGIN - (columns - 1) * GAP) / columns;
  }

  @Override
  protected double computePrefHeight(double width) {
    return computeMinHeight(width);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    List<List<Placed>> rows = rows(columns(getWidth()));
    double more = (getHeight() - leastHeight(rows, getWidth())) / Math.max(1, rows.size());
    double y = MARGIN;
    for (List<Placed> row : rows) {
      double height = Math.floor(leastRowHeight(row, getWidth()) + more);
      layoutRow(row, y, height);
      y += height + GAP;
    }
  }

  private void layoutRow(List<Placed> row, double y, double height) {
    double column = columnWidth(row, getWidth());
    double x = MARGIN;
    for (Placed placed : row) {
      double width = placed.width(column);
      double left = Math.round(x);
      placed.card().resizeRelocate(left, y, Math.round(x + width) - left, height);
      x += width + GAP;
    }
  }

  /** In order, except that a card which fits into what a row has left moves up. */
  private List<List<Placed>> rows(int columns) {
    List<Placed> waiting = new ArrayList<>();
    for (Node child : getManagedChildren()) {
      Card card = (Card) child;
      waiting.add(new Placed(card, Math.min(card.span(), columns)));
    }
    List<List<Placed>> rows = new ArrayList<>();
    while (!waiting.isEmpty()) {
      rows.add(nextRow(waiting, columns));
    }
    return rows;
  }

  private static List<Placed> nextRow(List<Placed> waiting, int columns) {
    List<Placed> row = new ArrayList<>();
    int left = columns;
    for (Placed placed : List.copyOf(waiting)) {
      if (placed.span() <= left) {
        row.add(placed);
        left -= placed.span();
        waiting.remove(placed);
      }
    }
    return row;
  }

  private record Placed(Card card, int span) {
    double width(double column) {
      return span * column + (span - 1) * GAP;
    }
  }
}
