package recdenoiser.app.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.HistogramFigure;
import recdenoiser.engine.figure.HistogramFigure.Bin;
import recdenoiser.engine.text.Numbers;

/** Counts by bin. The bin under the pointer, or under the arrow keys, is read out. */
public final class HistogramChart extends Region {
  private final String binLabel;
  private final String countLabel;
  private final ObservableValue<Theme> theme;
  private final ChartCanvas canvas = new ChartCanvas(new JFreeChart(new XYPlot()));
  private final Label readout = new Label();
  private final ScreenFont font = new ScreenFont();
  private final RedrawThrottle throttle = new RedrawThrottle(this::draw);
  private List<Bin> bins = List.of();
  private int pointed = -1;

  /**
   * @param binLabel what the bins count, with its unit
   * @param countLabel what is counted
   */
  public HistogramChart(String binLabel, String countLabel, ObservableValue<Theme> theme) {
    this.binLabel = binLabel;
    this.countLabel = countLabel;
    this.theme = theme;
    getStyleClass().add("histogram");
    setMinSize(160, 120);
    setPrefSize(400, 240);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    canvas.setMouseTransparent(true);
    canvas.setTooltipEnabled(false);
    readout.setAlignment(Pos.CENTER_RIGHT);
    readout.getStyleClass().add("heat-read-out");
    readout.setMouseTransparent(true);
    getChildren().addAll(canvas, readout);
    theme.addListener((property, before, now) -> throttle.request());
    widthProperty().subscribe(throttle::request);
    heightProperty().subscribe(throttle::request);
    setOnMouseMoved(event -> point(at(event.getX())));
    setOnMouseExited(event -> point(-1));
    setOnMouseClicked(event -> requestFocus());
    setOnKeyPressed(this::onKey);
  }

  public void setBins(List<Bin> shown) {
    bins = List.copyOf(shown);
    pointed = -1;
    setAccessibleText(
        countLabel
            + ": "
            + bins.stream()
                .map(bin -> bin.label() + " " + bin.count())
                .collect(Collectors.joining(", ")));
    throttle.request();
  }

  @Override
  protected void layoutChildren() {
    readout.resizeRelocate(0, 0, getWidth() - 8, 20);
  }

  private void draw() {
    if (getWidth() < 1 || getHeight() < 1 || bins.isEmpty()) {
      return;
    }
    canvas.setWidth(snapSizeX(getWidth()));
    canvas.setHeight(snapSizeY(getHeight()));
    canvas.setChart(
        HistogramFigure.chart(bins, binLabel, countLabel, font.style(theme.getValue())));
    point(pointed);
  }

  private int at(double x) {
    Rectangle2D area =
        canvas.getRenderingInfo() == null
            ? null
            : canvas.getRenderingInfo().getPlotInfo().getDataArea();
    if (area == null || x < area.getMinX() || x >= area.getMaxX()) {
      return -1;
    }
    return (int) ((x - area.getMinX()) / area.getWidth() * bins.size());
  }

  private void onKey(KeyEvent event) {
    if (event.isAltDown() || event.isShortcutDown() || bins.isEmpty()) {
      return;
    }
    if (event.getCode() == KeyCode.RIGHT) {
      point(Math.min(bins.size() - 1, pointed + 1));
      event.consume();
    } else if (event.getCode() == KeyCode.LEFT) {
      point(Math.max(0, pointed - 1));
      event.consume();
    }
  }

  private void point(int bin) {
    pointed = bin;
    readout.setText(
        bin < 0 || bin >= bins.size()
            ? ""
            : bins.get(bin).label() + ": " + Numbers.count(bins.get(bin).count()));
  }
}
