package recdenoiser.app.chart;

import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** The rectangle that a person drags over a plot to see it larger; a double click undoes it. */
final class ZoomBand extends Region {
  /** What is dragged less far was a click, or meant along the other axis only. */
  static final double LEAST = 8;

  private final Supplier<Optional<Rectangle2D>> plot;
  private double fromX = Double.NaN;
  private double fromY;

  /**
   * @param plot where the curves are, in pixels
   */
  ZoomBand(Supplier<Optional<Rectangle2D>> plot) {
    this.plot = plot;
    getStyleClass().add("chart-zoom-band");
    setMouseTransparent(true);
    setManaged(false);
    setVisible(false);
  }

  /**
   * @param chosen is told the rectangle; where it is flat, that side has no length
   * @param undo what a double click does
   */
  void listenOn(Node chart, Consumer<Rectangle2D> chosen, Runnable undo) {
    chart.addEventHandler(MouseEvent.MOUSE_PRESSED, this::begin);
    chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::draw);
    chart.addEventHandler(
        MouseEvent.MOUSE_RELEASED,
        event -> {
          if (isVisible()) {
            setVisible(false);
            chosen.accept(band(event));
          }
          fromX = Double.NaN;
        });
    chart.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            undo.run();
          }
        });
  }

  private void begin(MouseEvent event) {
    boolean inside =
        plot.get().map(area -> area.contains(event.getX(), event.getY())).orElse(false);
    boolean zooms = event.getButton() == MouseButton.PRIMARY && inside;
    fromX = zooms ? event.getX() : Double.NaN;
    fromY = event.getY();
  }

  private void draw(MouseEvent event) {
    if (Double.isNaN(fromX) || plot.get().isEmpty()) {
      return;
    }
    Rectangle2D area = plot.get().get();
    Rectangle2D band = band(event);
    boolean flatX = band.getWidth() == 0;
    boolean flatY = band.getHeight() == 0;
    setVisible(!(flatX && flatY));
    resizeRelocate(
        flatX ? area.getMinX() : band.getMinX(),
        flatY ? area.getMinY() : band.getMinY(),
        flatX ? area.getWidth() : band.getWidth(),
        flatY ? area.getHeight() : band.getHeight());
  }

  private Rectangle2D band(MouseEvent event) {
    Rectangle2D area = plot.get().orElseGet(Rectangle2D.Double::new);
    double x = Math.max(area.getMinX(), Math.min(area.getMaxX(), event.getX()));
    double y = Math.max(area.getMinY(), Math.min(area.getMaxY(), event.getY()));
    double width = Math.abs(x - fromX);
    double height = Math.abs(y - fromY);
    return new Rectangle2D.Double(
        Math.min(x, fromX),
        Math.min(y, fromY),
        width < LEAST ? 0 : width,
        height < LEAST ? 0 : height);
  }
}
