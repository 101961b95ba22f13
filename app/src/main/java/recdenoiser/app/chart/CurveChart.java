package recdenoiser.app.chart;

import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.event.ChartChangeEvent;
import org.jfree.chart.fx.ChartCanvas;
import recdenoiser.app.shell.Drawings;
import recdenoiser.app.shell.EmptyState;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.CurveAxis;
import recdenoiser.engine.figure.CurveExport;
import recdenoiser.engine.figure.CurveFigure;
import recdenoiser.engine.figure.CurveReadout;
import recdenoiser.engine.figure.CurveSnapshot;
import recdenoiser.engine.figure.GrowingRange;
import recdenoiser.engine.figure.ValueRange;
import recdenoiser.engine.text.Numbers;

/**
 * The curves of a {@link CurveModel}, redrawn at most 25 times a second. Under the pointer, or
 * under the arrow keys, a cross-hair reads out all lines; as a table the same numbers can be read
 * one by one.
 */
public final class CurveChart extends Region {
  private static final Texts TEXTS = Texts.bundle("chart");
  private static final double LEAST_WIDTH = 200;
  private static final double LEAST_HEIGHT = 140;

  private final CurveModel model;
  private final ObservableValue<Theme> theme;
  private final GrowingRange growing = new GrowingRange();
  private final RedrawThrottle throttle = new RedrawThrottle(this::draw);
  private final VisibilityWatch visibility = new VisibilityWatch(this, throttle::request);
  private final Surface canvas;
  private final CrossHair crossHair = new CrossHair();
  private final CurveTable table = new CurveTable();
  private final ScreenFont font = new ScreenFont();
  private final BooleanProperty asTable = new SimpleBooleanProperty(this, "asTable");
  private Node empty =
      new EmptyState(Drawings.curve(), TEXTS.get("empty.head"), TEXTS.get("empty.body"));
  private CurveSnapshot shown;
  private ValueRange range = ValueRange.UNLIMITED;
  private long draws;

  /**
   * @param theme followed at every change
   */
  public CurveChart(CurveModel model, ObservableValue<Theme> theme) {
    this.model = model;
    this.theme = theme;
    this.canvas = new Surface(new JFreeChart(new org.jfree.chart.plot.XYPlot()));
    getStyleClass().add("curve-chart");
    setMinSize(LEAST_WIDTH, LEAST_HEIGHT);
    setPrefSize(2 * LEAST_WIDTH, 2 * LEAST_HEIGHT);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    canvas.setMouseTransparent(true);
    canvas.setVisible(false);
    table.setVisible(false);
    getChildren().addAll(canvas, crossHair, empty, table);
    crossHair.prefWidthProperty().bind(widthProperty());
    listen();
  }

  public CurveModel model() {
    return model;
  }

  /** Whether the numbers are shown as a table in place of the curves. */
  public BooleanProperty asTableProperty() {
    return asTable;
  }

  /** What is shown as long as there is no point. */
  public void setEmptyState(Node state) {
    getChildren().set(getChildren().indexOf(empty), state);
    empty = state;
    throttle.request();
  }

  /** How often the curves have been drawn, for measuring. */
  public long draws() {
    return draws;
  }

  /** The picture or table as a file, as it is now. */
  CurveExport export() {
    CurveSnapshot curves = model.snapshot();
    return new CurveExport(curves, model.data(), rangeOf(curves));
  }

  @Override
  protected void layoutChildren() {
    double width = snapSizeX(getWidth());
    double height = snapSizeY(getHeight());
    canvas.fit(width, height);
    crossHair.resizeRelocate(0, 0, width, height);
    empty.resizeRelocate(0, 0, width, height);
    table.resizeRelocate(0, 0, width, height);
  }

  private void listen() {
    model.revisionProperty().subscribe(throttle::request);
    theme.addListener((property, before, now) -> throttle.request());
    widthProperty().subscribe(throttle::request);
    heightProperty().subscribe(throttle::request);
    asTable.subscribe(throttle::request);
    setOnMouseMoved(event -> point(event.getX()));
    setOnMouseDragged(event -> point(event.getX()));
    setOnMouseExited(event -> crossHair.hide());
    setOnMouseClicked(event -> requestFocus());
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    focusedProperty().subscribe(this::onFocus);
  }

  private void draw() {
    if (!visibility.isVisible()) {
      return;
    }
    boolean nothing = model.isEmpty();
    empty.setVisible(nothing && !asTable.get());
    canvas.setVisible(!nothing && !asTable.get());
    table.setVisible(asTable.get());
    if (asTable.get()) {
      crossHair.hide();
      table.show(model.data());
    }
    if (nothing || getWidth() < 1 || getHeight() < 1) {
      shown = null;
      setAccessibleText(TEXTS.get("accessible.empty", model.valueLabel()));
      return;
    }
    shown = model.snapshot();
    range = rangeOf(shown);
    if (canvas.isVisible()) {
      canvas.setChart(CurveFigure.chart(shown, range, font.style(theme.getValue()), getWidth()));
      draws++;
      crossHair.refresh(this::readout);
    }
    setAccessibleText(spoken(shown));
  }

  private ValueRange rangeOf(CurveSnapshot curves) {
    return growing.around(curves, model.liveProperty().get());
  }

  private void point(double x) {
    Rectangle2D area = dataArea();
    if (shown == null
        || area == null
        || !canvas.isVisible()
        || x < area.getMinX() - 8
        || x > area.getMaxX() + 8) {
      crossHair.hide();
      return;
    }
    double share = Math.max(0, Math.min(1, (x - area.getMinX()) / area.getWidth()));
    crossHair.show(shown.lowX() + share * (shown.highX() - shown.lowX()), this::readout);
  }

  private void onKey(KeyEvent event) {
    boolean arrow = event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT;
    if (shown == null || !arrow || event.isAltDown() || event.isShortcutDown()) {
      return;
    }
    double step = (shown.highX() - shown.lowX()) / 50;
    double least = shown.options().axis() == CurveAxis.EPOCHS ? 1 : 0;
    double by = (event.getCode() == KeyCode.LEFT ? -1 : 1) * Math.max(least, step);
    double from = crossHair.isShown() ? crossHair.place() : shown.highX();
    crossHair.show(Math.max(shown.lowX(), Math.min(shown.highX(), from + by)), this::readout);
    event.consume();
  }

  private void onFocus(boolean focused) {
    if (!focused) {
      crossHair.hide();
    }
  }

  private Optional<CrossHair.Target> readout(double x) {
    Rectangle2D area = dataArea();
    if (shown == null || area == null || area.getWidth() <= 0) {
      return Optional.empty();
    }
    CurveSnapshot curves = shown;
    ValueRange values = range;
    return CurveReadout.at(curves, x)
        .map(
            readout ->
                new CrossHair.Target(
                    readout,
                    area,
                    theme.getValue(),
                    place -> across(curves, area, place),
                    value -> up(curves, area, value, values)));
  }

  private static double across(CurveSnapshot curves, Rectangle2D area, double x) {
    double span = curves.highX() - curves.lowX();
    return span > 0
        ? area.getMinX() + (x - curves.lowX()) / span * area.getWidth()
        : area.getCenterX();
  }

  private static double up(CurveSnapshot curves, Rectangle2D area, double value, ValueRange range) {
    double low = range.low();
    double high = range.high();
    double share =
        curves.options().logarithmic()
            ? Math.log(value / low) / Math.log(high / low)
            : (value - low) / (high - low);
    return area.getMaxY() - share * area.getHeight();
  }

  private Rectangle2D dataArea() {
    return canvas.getRenderingInfo() == null
        ? null
        : canvas.getRenderingInfo().getPlotInfo().getDataArea();
  }

  private static String spoken(CurveSnapshot curves) {
    String lines =
        curves.lines().stream()
            .filter(line -> line.last() >= 0)
            .map(line -> line.label() + " " + Numbers.significant(line.smooth()[line.last()]))
            .collect(Collectors.joining(", "));
    return TEXTS.get("accessible", curves.valueLabel(), curves.axisLabel(), lines);
  }

  /** Draws only when told to, and never for a change of its width alone. */
  private static final class Surface extends ChartCanvas {
    Surface(JFreeChart chart) {
      super(chart);
      setTooltipEnabled(false);
    }

    void fit(double width, double height) {
      if (width != getWidth()) {
        setWidth(width);
      }
      if (height != getHeight()) {
        setHeight(height);
      }
    }

    @Override
    public void chartChanged(ChartChangeEvent event) {
      // CurveChart decides when to draw.
    }
  }
}
