package recdenoiser.app.shell;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Two things at the two ends of a row; where the row is too short, one below the other. */
public final class TwoEnds extends Pane {
  private static final double GAP = 16;
  private static final double ROW_GAP = 8;

  private final Node left;
  private final Node right;

  public TwoEnds(Node left, Node right) {
    this.left = left;
    this.right = right;
    getChildren().addAll(left, right);
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
    Insets insets = getInsets();
    double upper = left.prefHeight(-1);
    double lower = right.prefHeight(-1);
    double rows =
        fits(width < 0 ? getWidth() : width) ? Math.max(upper, lower) : upper + ROW_GAP + lower;
    return insets.getTop() + rows + insets.getBottom();
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    double inner = getWidth() - insets.getLeft() - insets.getRight();
    double leftWidth = Math.min(inner, left.prefWidth(-1));
    double rightWidth = Math.min(inner, right.prefWidth(-1));
    double leftHeight = left.prefHeight(-1);
    double rightHeight = right.prefHeight(-1);
    double row = Math.max(leftHeight, rightHeight);
    double top = insets.getTop();
    if (fits(getWidth())) {
      place(left, insets.getLeft(), top + (row - leftHeight) / 2, leftWidth, leftHeight);
      place(
          right,
          getWidth() - insets.getRight() - rightWidth,
          top + (row - rightHeight) / 2,
          rightWidth,
          rightHeight);
    } else {
      place(left, insets.getLeft(), top, leftWidth, leftHeight);
      place(right, insets.getLeft(), top + leftHeight + ROW_GAP, rightWidth, rightHeight);
    }
  }

  private boolean fits(double width) {
    Insets insets = getInsets();
    return left.prefWidth(-1) + GAP + right.prefWidth(-1)
        <= width - insets.getLeft() - insets.getRight();
  }

  private void place(Node node, double x, double y, double width, double height) {
    node.resizeRelocate(snapPositionX(x), snapPositionY(y), snapSizeX(width), snapSizeY(height));
  }
}
