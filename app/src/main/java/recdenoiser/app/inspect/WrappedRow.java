package recdenoiser.app.inspect;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Nodes side by side, each as wide as it prefers but no wider than there is room; what does not fit
 * beside the others goes into the next line.
 */
final class WrappedRow extends Pane {
  private final double across;
  private final double down;

  /**
   * @param across gap between neighbours
   * @param down gap between lines
   */
  WrappedRow(double across, double down, Node... nodes) {
    this.across = across;
    this.down = down;
    getChildren().addAll(nodes);
  }

  /** Where a node stands. */
  private record Place(Node node, double x, double y, double width, double height) {}

  private List<Place> places(double room) {
    List<Place> places = new ArrayList<>();
    double x = 0;
    double y = 0;
    double line = 0;
    for (Node node : getManagedChildren()) {
      double width = Math.min(Math.ceil(node.prefWidth(-1)), Math.max(1, room));
      if (x > 0 && x + width > room) {
        x = 0;
        y += line + down;
        line = 0;
      }
      double height = Math.ceil(node.prefHeight(width));
      places.add(new Place(node, x, y, width, height));
      line = Math.max(line, height);
      x += width + across;
    }
    return places;
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
  protected double computePrefWidth(double height) {
    List<Node> nodes = getManagedChildren();
    return nodes.stream().mapToDouble(node -> Math.ceil(node.prefWidth(-1))).sum()
        + across * Math.max(0, nodes.size() - 1);
  }

  @Override
  protected double computePrefHeight(double width) {
    double room = width < 0 ? Double.MAX_VALUE : width;
    return places(room).stream().mapToDouble(place -> place.y() + place.height()).max().orElse(0);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    for (Place place : places(getWidth())) {
      place.node().resizeRelocate(place.x(), place.y(), place.width(), place.height());
    }
  }
}
