package recdenoiser.app.chart;

import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import javafx.geometry.HPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import recdenoiser.app.theme.FxColours;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.CurveReadout;
import recdenoiser.engine.figure.Palette;
import recdenoiser.engine.text.Numbers;

/**
 * A vertical line over the curves, a dot on each of them and their values beside it; drawn apart
 * from the curves.
 */
final class CrossHair extends Pane {
  private static final double DOT = 3.5;
  private static final double DISTANCE = 12;
  private static final double TOP = 8;

  private final Canvas lines = new Canvas();
  private final GridPane panel = new GridPane();
  private double place = Double.NaN;

  /** What is read, and where values stand on the screen. */
  record Target(
      CurveReadout readout,
      Rectangle2D area,
      Theme theme,
      DoubleUnaryOperator across,
      DoubleUnaryOperator up) {}

  CrossHair() {
    setMouseTransparent(true);
    panel.getStyleClass().add("chart-readout");
    panel.setId("chart-readout");
    lines.widthProperty().bind(widthProperty());
    lines.heightProperty().bind(heightProperty());
    getChildren().addAll(lines, panel);
    hide();
  }

  boolean isShown() {
    return !Double.isNaN(place);
  }

  /** Where it stands, in the unit of the axis. */
  double place() {
    return place;
  }

  void show(double x, DoubleFunction<Optional<Target>> read) {
    place = x;
    refresh(read);
  }

  /** Reads again what stands at the same place. */
  void refresh(DoubleFunction<Optional<Target>> read) {
    Optional<Target> target = isShown() ? read.apply(place) : Optional.empty();
    target.ifPresentOrElse(this::paint, this::hide);
  }

  void hide() {
    place = Double.NaN;
    panel.setVisible(false);
    lines.getGraphicsContext2D().clearRect(0, 0, lines.getWidth(), lines.getHeight());
  }

  private void paint(Target target) {
    double x = Math.round(target.across().applyAsDouble(target.readout().x())) + 0.5;
    GraphicsContext g = lines.getGraphicsContext2D();
    g.clearRect(0, 0, lines.getWidth(), lines.getHeight());
    g.setStroke(target.theme().mutedText());
    g.setLineWidth(1);
    g.strokeLine(x, target.area().getMinY(), x, target.area().getMaxY());
    for (CurveReadout.Row row : target.readout().rows()) {
      double y = target.up().applyAsDouble(row.value());
      double rowX = target.across().applyAsDouble(row.x());
      g.setFill(target.theme().background());
      g.fillOval(rowX - DOT - 1.5, y - DOT - 1.5, 2 * DOT + 3, 2 * DOT + 3);
      g.setFill(FxColours.of(Palette.colour(row.slot())));
      g.fillOval(rowX - DOT, y - DOT, 2 * DOT, 2 * DOT);
    }
    fill(target.readout());
    position(x);
  }

  private void fill(CurveReadout readout) {
    panel.getChildren().clear();
    Label head = new Label(readout.head());
    head.getStyleClass().add("muted");
    panel.add(head, 0, 0, 3, 1);
    int line = 1;
    for (CurveReadout.Row row : readout.rows()) {
      Label value = new Label(Numbers.significant(row.value()));
      GridPane.setHalignment(value, HPos.RIGHT);
      panel.addRow(
          line++,
          new Circle(4, FxColours.of(Palette.colour(row.slot()))),
          new Label(row.label()),
          value);
    }
  }

  private void position(double x) {
    panel.setVisible(true);
    panel.autosize();
    boolean right = x + DISTANCE + panel.getWidth() <= getWidth();
    double left = right ? x + DISTANCE : Math.max(0, x - DISTANCE - panel.getWidth());
    panel.relocate(Math.round(left), TOP);
  }
}
