package recdenoiser.app.shell;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

/** Line drawings for empty states, 120 × 72 px, coloured by the style sheet. */
public final class Drawings {
  private static final double WIDTH = 120;
  private static final double HEIGHT = 72;

  private Drawings() {}

  /** A falling curve over its axes. */
  public static Node curve() {
    return new Group(
        frame(),
        path("M 0.5 0.5 V 71.5 H 119.5", "drawing-line"),
        path("M 8 8 C 20 52 40 56 112 60", "drawing-accent"),
        path("M 8 20 C 32 60 60 40 112 48", "drawing-line"));
  }

  /** The lower triangle of a mask, some cells closed. */
  public static Node mask() {
    Group group = new Group(frame());
    int cells = 6;
    double size = HEIGHT / cells;
    double left = (WIDTH - HEIGHT) / 2;
    for (int row = 0; row < cells; row++) {
      for (int column = 0; column <= row; column++) {
        Rectangle cell =
            new Rectangle(left + column * size + 1, row * size + 1, size - 2, size - 2);
        boolean open = (row * 7 + column * 5) % 3 != 0;
        cell.getStyleClass().add(open ? "drawing-cell-open" : "drawing-cell-closed");
        group.getChildren().add(cell);
      }
    }
    return group;
  }

  /** Rows of a table, or of a file. */
  public static Node rows() {
    Group group = new Group(frame());
    for (int row = 0; row < 4; row++) {
      double y = 8 + row * 18.0;
      group.getChildren().add(path("M 8 " + y + " H " + (60 + (row * 37) % 52), "drawing-line"));
      group.getChildren().add(path("M 88 " + y + " H " + (96 + (row * 11) % 20), "drawing-accent"));
    }
    return group;
  }

  private static Rectangle frame() {
    Rectangle frame = new Rectangle(WIDTH, HEIGHT);
    frame.getStyleClass().add("drawing-frame");
    return frame;
  }

  private static SVGPath path(String content, String styleClass) {
    SVGPath path = new SVGPath();
    path.setContent(content);
    path.getStyleClass().add(styleClass);
    return path;
  }
}
