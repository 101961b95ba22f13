package recdenoiser.app.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/**
 * Where a window is and how large, in pixels of the desktop.
 *
 * @param bounds of the window while it is not maximised
 */
record WindowPlace(Rectangle2D bounds, boolean maximised) {
  private static final int NUMBERS = 4;

  /** A window of that size in the middle of a screen, smaller where the screen is. */
  static WindowPlace centred(double width, double height, Rectangle2D screen) {
    double across = Math.min(width, screen.getWidth());
    double down = Math.min(height, screen.getHeight());
    double x = Math.floor(screen.getMinX() + (screen.getWidth() - across) / 2);
    double y = Math.floor(screen.getMinY() + (screen.getHeight() - down) / 2);
    return new WindowPlace(new Rectangle2D(x, y, across, down), false);
  }

  /**
   * The same place as far as there is a screen: moved and made smaller until all of it is seen.
   *
   * @param screens without the desktop's panels, the primary one first; at least one
   */
  WindowPlace on(List<Rectangle2D> screens) {
    Point2D head = new Point2D(bounds.getMinX() + bounds.getWidth() / 2, bounds.getMinY());
    return screens.stream()
        .filter(screen -> screen.contains(head))
        .findFirst()
        .map(this::within)
        .orElseGet(
            () -> {
              Rectangle2D primary = screens.get(0);
              Rectangle2D middle = centred(bounds.getWidth(), bounds.getHeight(), primary).bounds();
              return new WindowPlace(middle, maximised);
            });
  }

  private WindowPlace within(Rectangle2D screen) {
    double width = Math.min(bounds.getWidth(), screen.getWidth());
    double height = Math.min(bounds.getHeight(), screen.getHeight());
    double x = Math.max(screen.getMinX(), Math.min(bounds.getMinX(), screen.getMaxX() - width));
    double y = Math.max(screen.getMinY(), Math.min(bounds.getMinY(), screen.getMaxY() - height));
    return new WindowPlace(new Rectangle2D(x, y, width, height), maximised);
  }

  /** Such as "160 100 1280 800 maximised". */
  String text() {
    return String.format(
        Locale.ROOT,
        "%.0f %.0f %.0f %.0f%s",
        bounds.getMinX(),
        bounds.getMinY(),
        bounds.getWidth(),
        bounds.getHeight(),
        maximised ? " maximised" : "");
  }

  /** What {@link #text} wrote; empty for anything else. */
  static Optional<WindowPlace> of(String text) {
    String[] parts = text.strip().split(" ");
    if (parts.length < NUMBERS) {
      return Optional.empty();
    }
    try {
      double[] numbers = Stream.of(parts).limit(NUMBERS).mapToDouble(Double::parseDouble).toArray();
      boolean possible =
          numbers[2] > 0 && numbers[3] > 0 && DoubleStream.of(numbers).allMatch(Double::isFinite);
      return possible
          ? Optional.of(
              new WindowPlace(
                  new Rectangle2D(numbers[0], numbers[1], numbers[2], numbers[3]),
                  parts.length > NUMBERS))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
