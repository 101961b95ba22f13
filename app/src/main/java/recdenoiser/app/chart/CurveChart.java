package recdenoiser.app.chart;

import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
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
import recdenoiser.engine.figure.CurveView;
import recdenoiser.engine.figure.FigureExport;
import recdenoiser.engine.figure.ValueRange;
import recdenoiser.engine.text.Numbers;

/**
 * The curves of a {@link CurveModel}, redrawn at most 30 times a second. Under the pointer, or
 * under the arrow keys, a cross-hair reads out all lines, here and in every chart that shares the
 * settings; a rectangle that is dragged becomes the whole chart, until a double click, Escape or
 * Home; as a table the same numbers can be read one by one.
 */
public final class CurveChart extends Region implements ExportableChart {
  private static final Texts TEXTS = Texts.bundle("chart");
  private static final double LEAST_WIDTH = 200;
  private static final double LEAST_HEIGHT = 140;
  private static final double BESIDE_PLOT = 8;

  /** Of the plot that a key takes away on either side, or adds. */
  private static final double KEY_ZOOM = 0.25;

  private static final int KEY_STEPS = 50;

  private final CurveModel model;
  private final ObservableValue<Theme> theme;
  private final DoubleProperty pointed;
  private final CurveZoom zoom;
  private final RedrawThrottle throttle = new RedrawThrottle(this::draw);
  private final VisibilityWatch visibility = new VisibilityWatch(this, throttle::request);
  private final Surface canvas;
  private final CrossHair crossHair = new CrossHair();
  private final ZoomBand band = new ZoomBand(this::plot);
  private final CurveTable table;
  private final ScreenFont font = new ScreenFont();
  private final BooleanProperty asTable = new SimpleBooleanProperty(this, "asTable");
  private Node empty =
      new EmptyState(Drawings.curve(), TEXTS.get("empty.head"), TEXTS.get("empty.body"));
  private final ReadOnlyObjectWrapper<AxisPlace> axisPlace =
      new ReadOnlyObjectWrapper<>(this, "axisPlace");
  private CurveSnapshot shown;
  private CurveView view;
  private long draws;

  /**
   * @param theme followed at every change
   */
  public CurveChart(CurveModel model, ObservableValue<Theme> theme) {
    this.model = model;
    this.theme = theme;
    this.table = new CurveTable(() -> model.data().table());
    this.pointed = model.settings().pointedProperty();
    this.zoom = new CurveZoom(model.settings());
    this.canvas = new Surface(new JFreeChart(new org.jfree.chart.plot.XYPlot()));
    getStyleClass().add("curve-chart");
    setMinSize(LEAST_WIDTH, LEAST_HEIGHT);
    setPrefSize(2 * LEAST_WIDTH, 2 * LEAST_HEIGHT);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    canvas.setMouseTransparent(true);
    canvas.setVisible(false);
    table.setVisible(false);
    getChildren().addAll(canvas, band, crossHair, empty, table);
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

  /** Where the horizontal axis stands; null as long as none of two points or more is drawn. */
  ReadOnlyObjectProperty<AxisPlace> axisPlaceProperty() {
    return axisPlace.getReadOnlyProperty();
  }

  /** How often the curves have been drawn, for measuring. */
  public long draws() {
    return draws;
  }

  /** The part of the curves that is shown; empty as long as nothing is drawn. */
  public Optional<CurveView> view() {
    return Optional.ofNullable(view);
  }

  /** The picture or table as a file, as it is now. */
  @Override
  public Optional<FigureExport> export() {
    if (model.isEmpty()) {
      return Optional.empty();
    }
    CurveSnapshot curves = model.snapshot();
    return Optional.of(new CurveExport(curves, model.data(), viewOf(curves)));
  }

  @Override
  public String quantity() {
    return model.valueLabel();
  }

  @Override
  public Optional<BooleanProperty> asTable() {
    return Optional.of(asTable);
  }

  @Override
  public Optional<ReadOnlyBooleanProperty> zoomed() {
    return Optional.of(zoom.zoomedProperty());
  }

  @Override
  public void showAll() {
    zoom.showAll();
    throttle.request();
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
    model.settings().fromProperty().subscribe(throttle::request);
    model.settings().toProperty().subscribe(throttle::request);
    pointed.subscribe(place -> showCrossHair());
    setOnMouseMoved(event -> point(event.getX()));
    setOnMouseDragged(event -> point(event.getX()));
    setOnMouseExited(event -> pointed.set(Double.NaN));
    setOnMouseClicked(event -> requestFocus());
    band.listenOn(this, this::zoomTo, this::showAll);
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
      table.show(model.data());
    }
    if (nothing || getWidth() < 1 || getHeight() < 1) {
      shown = null;
      view = null;
      axisPlace.set(null);
      showCrossHair();
      setAccessibleText(TEXTS.get("accessible.empty", model.valueLabel()));
      return;
    }
    shown = model.snapshot();
    view = viewOf(shown);
    if (canvas.isVisible()) {
      canvas.setChart(CurveFigure.chart(shown, view, font.style(theme.getValue()), getWidth()));
      draws++;
    }
    axisPlace.set(
        plot().filter(plot -> shown.lowX() < shown.highX()).map(this::place).orElse(null));
    showCrossHair();
    setAccessibleText(spoken(shown));
  }

  private AxisPlace place(Rectangle2D plot) {
    return new AxisPlace(
        plot.getMinX(),
        plot.getMaxX(),
        view.across(),
        CurveView.whole(shown, view.up()).across(),
        shown.options().axis(),
        shown.unit());
  }

  private CurveView viewOf(CurveSnapshot curves) {
    return zoom.view(curves, model.generation(), model.liveProperty().get());
  }

  private void point(double x) {
    geometry()
        .filter(
            plot ->
                x >= plot.area().getMinX() - BESIDE_PLOT
                    && x <= plot.area().getMaxX() + BESIDE_PLOT)
        .ifPresentOrElse(
            plot -> pointed.set(plot.placeAt(x) * shown.unit()), () -> pointed.set(Double.NaN));
  }

  private void zoomTo(Rectangle2D chosen) {
    geometry()
        .ifPresent(
            plot -> {
              ValueRange across =
                  chosen.getWidth() == 0
                      ? null
                      : new ValueRange(
                          plot.placeAt(chosen.getMinX()), plot.placeAt(chosen.getMaxX()));
              ValueRange up =
                  chosen.getHeight() == 0
                      ? null
                      : new ValueRange(
                          plot.valueAt(chosen.getMaxY()), plot.valueAt(chosen.getMinY()));
              zoom.show(shown, across, up);
              throttle.request();
            });
  }

  private void onKey(KeyEvent event) {
    if (shown == null || view == null || event.isAltDown() || event.isShortcutDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> step(-1);
      case RIGHT -> step(1);
      case PLUS, ADD, EQUALS -> zoomAcross(KEY_ZOOM);
      case MINUS, SUBTRACT -> zoomAcross(-2 * KEY_ZOOM);
      case HOME -> showAll();
      case ESCAPE -> {
        if (!zoom.zoomedProperty().get()) {
          return;
        }
        showAll();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void step(int direction) {
    ValueRange across = view.across();
    double least = shown.options().axis() == CurveAxis.TIME ? 0 : 1;
    double by = direction * Math.max(least, (across.high() - across.low()) / KEY_STEPS);
    double from = Double.isNaN(pointed.get()) ? across.high() : pointed.get() / shown.unit();
    double to = Math.max(across.low(), Math.min(across.high(), from + by));
    pointed.set(to * shown.unit());
  }

  /** Around the cross-hair, or the middle. */
  private void zoomAcross(double share) {
    ValueRange across = view.across();
    ValueRange all = CurveView.whole(shown, view.up()).across();
    double middle =
        Double.isNaN(pointed.get())
            ? (across.low() + across.high()) / 2
            : pointed.get() / shown.unit();
    double factor = 1 - 2 * share;
    double low = Math.max(all.low(), middle - factor * (middle - across.low()));
    double high = Math.min(all.high(), middle + factor * (across.high() - middle));
    if (low <= all.low() && high >= all.high()) {
      showAll();
    } else if (high > low) {
      zoom.show(shown, new ValueRange(low, high), null);
      throttle.request();
    }
  }

  private void onFocus(boolean focused) {
    if (!focused) {
      pointed.set(Double.NaN);
    }
  }

  private void showCrossHair() {
    boolean reads = shown != null && canvas.isVisible() && !Double.isNaN(pointed.get());
    Optional<CrossHair.Target> target =
        reads ? target(pointed.get() / shown.unit()) : Optional.empty();
    target.ifPresentOrElse(crossHair::show, crossHair::hide);
  }

  private Optional<CrossHair.Target> target(double x) {
    return geometry()
        .flatMap(
            plot ->
                CurveReadout.at(shown, x)
                    .filter(readout -> within(plot.view().across(), readout.x()))
                    .map(readout -> new CrossHair.Target(readout, plot, theme.getValue())));
  }

  private static boolean within(ValueRange range, double x) {
    return x >= range.low() && x <= range.high();
  }

  private Optional<CurveGeometry> geometry() {
    return shown == null || view == null
        ? Optional.empty()
        : plot().map(area -> new CurveGeometry(view, area, shown.options().logarithmic()));
  }

  private Optional<Rectangle2D> plot() {
    return canvas.isVisible() && canvas.getRenderingInfo() != null
        ? Optional.ofNullable(canvas.getRenderingInfo().getPlotInfo().getDataArea())
            .filter(area -> area.getWidth() > 0)
        : Optional.empty();
  }

  private static String spoken(CurveSnapshot curves) {
    String lines =
        curves.lines().stream()
            .filter(line -> line.last() >= 0)
            .map(line -> line.label() + " " + Numbers.significant(line.smooth(line.last())))
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
