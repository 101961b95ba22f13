package recdenoiser.app.chart;

import java.awt.geom.Rectangle2D;
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

/**
 * A vertical line over the curves, a dot on each of them and their values beside it, the greatest
 * first; drawn apart from the curves.
 */
final class CrossHair extends Pane {
  private static final double DOT = 3.5;
  private static final double DISTANCE = 12;
  private static final double TOP = 8;

  private final Canvas lines = new Canvas();
  private final GridPane panel = new GridPane();

  /** What is read, and where values stand on the screen. */
  record Target(CurveReadout readout, CurveGeometry plot, Theme theme) {}

  CrossHair() {
    setMouseTransparent(true);
    panel.getStyleClass().add("chart-readout");
    panel.setId("chart-readout");
    lines.widthProperty().bind(widthProperty());
    lines.heightProperty().bind(heightProperty());
    getChildren().addAll(lines, panel);
    hide();
  }

  void hide() {
    panel.setVisible(false);
    lines.getGraphicsContext2D().clearRect(0, 0, lines.getWidth(), lines.getHeight());
  }

  void show(Target target) {
    Rectangle2D area = target.plot().area();
    double x = Math.round(target.plot().across(target.readout().x())) + 0.5;
    GraphicsContext g = lines.getGraphicsContext2D();
    g.clearRect(0, 0, lines.getWidth(), lines.getHeight());
    g.setStroke(target.theme().mutedText());
    g.setLineWidth(1);
    g.strokeLine(x, area.getMinY(), x, area.getMaxY());
    for (CurveReadout.Row row : target.readout().rows()) {
      dot(g, target, row);
    }
    fill(target.readout(), target.theme());
    position(x);
  }

  private static void dot(GraphicsContext g, Target target, CurveReadout.Row row) {
    double x = target.plot().across(row.x());
    double y = target.plot().up(row.value());
    if (!target.plot().area().intersects(x - 1, y - 1, 2, 2)) {
      return;
    }
    g.setFill(target.theme().background());
    g.fillOval(x - DOT - 1.5, y - DOT - 1.5, 2 * DOT + 3, 2 * DOT + 3);
    g.setFill(FxColours.of(target.theme().colours().line(row.slot())));
    g.fillOval(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
  }

  private void fill(CurveReadout readout, Theme theme) {
    panel.getChildren().clear();
    Label head = new Label(readout.head());
    head.getStyleClass().add("muted");
    panel.add(head, 0, 0, 3, 1);
    int line = 1;
    for (CurveReadout.Row row : readout.rows()) {
      Label value = new Label(row.text());
      GridPane.setHalignment(value, HPos.RIGHT);
      panel.addRow(
          line++,
          new Circle(4, FxColours.of(theme.colours().line(row.slot()))),
          new Label(row.label()),
          value);
    }
  }

  private void position(double x) {
    panel.setVisible(true);
    panel.applyCss();
    panel.autosize();
    boolean right = x + DISTANCE + panel.getWidth() <= getWidth();
    double left = right ? x + DISTANCE : Math.max(0, x - DISTANCE - panel.getWidth());
    panel.relocate(Math.round(left), TOP);
  }
}
