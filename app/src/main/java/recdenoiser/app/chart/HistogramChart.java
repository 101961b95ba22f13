package recdenoiser.app.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.FigureExport;
import recdenoiser.engine.figure.HistogramExport;
import recdenoiser.engine.figure.HistogramFigure;
import recdenoiser.engine.figure.HistogramFigure.Bin;
import recdenoiser.engine.text.Numbers;

/**
 * Counts by bin. The bin under the pointer, or under the arrow keys, is read out; bins that are
 * dragged over become the whole chart, until a double click, Escape or Home; as a table the same
 * numbers can be read one by one.
 */
public final class HistogramChart extends Region implements ExportableChart {
  private final String binLabel;
  private final String countLabel;
  private final ObservableValue<Theme> theme;
  private final ChartCanvas canvas = new ChartCanvas(new JFreeChart(new XYPlot()));
  private final Label readout = new Label();
  private final ScreenFont font = new ScreenFont();
  private final RedrawThrottle throttle = new RedrawThrottle(this::draw);
  private final ZoomBand band = new ZoomBand(this::plot);
  private final NumbersTable<Bin> table;
  private final BooleanProperty asTable = new SimpleBooleanProperty(this, "asTable");
  private final ReadOnlyBooleanWrapper zoomed = new ReadOnlyBooleanWrapper(this, "zoomed");
  private List<Bin> all = List.of();
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
    table = new NumbersTable<>(() -> exported().table().orElseThrow());
    table.addColumn(binLabel, Bin::label, false);
    table.addColumn(countLabel, bin -> Numbers.count(bin.count()), true);
    table.visibleProperty().bind(asTable);
    getStyleClass().add("histogram");
    setMinSize(160, 120);
    setPrefSize(400, 240);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    canvas.setMouseTransparent(true);
    canvas.setTooltipEnabled(false);
    canvas.visibleProperty().bind(asTable.not());
    readout.setAlignment(Pos.CENTER_RIGHT);
    readout.getStyleClass().add("heat-read-out");
    readout.setMouseTransparent(true);
    readout.visibleProperty().bind(asTable.not());
    getChildren().addAll(canvas, band, readout, table);
    theme.addListener((property, before, now) -> throttle.request());
    widthProperty().subscribe(throttle::request);
    heightProperty().subscribe(throttle::request);
    setOnMouseMoved(event -> point(at(event.getX())));
    setOnMouseExited(event -> point(-1));
    setOnMouseClicked(event -> requestFocus());
    band.listenOn(this, this::zoomTo, this::showAll);
    setOnKeyPressed(this::onKey);
  }

  public void setBins(List<Bin> shown) {
    all = List.copyOf(shown);
    table.getItems().setAll(all);
    setAccessibleText(
        countLabel
            + ": "
            + all.stream()
                .map(bin -> bin.label() + " " + bin.count())
                .collect(Collectors.joining(", ")));
    showAll();
  }

  /** Those that are shown: all, or the part that was chosen. */
  List<Bin> bins() {
    return bins;
  }

  @Override
  public Optional<FigureExport> export() {
    return all.isEmpty() ? Optional.empty() : Optional.of(exported());
  }

  private HistogramExport exported() {
    return new HistogramExport(bins, all, binLabel, countLabel);
  }

  @Override
  public String quantity() {
    return countLabel;
  }

  @Override
  public Optional<BooleanProperty> asTable() {
    return Optional.of(asTable);
  }

  @Override
  public Optional<ReadOnlyBooleanProperty> zoomed() {
    return Optional.of(zoomed.getReadOnlyProperty());
  }

  @Override
  public void showAll() {
    show(all);
  }

  @Override
  protected void layoutChildren() {
    readout.resizeRelocate(0, 0, getWidth() - 8, 20);
    table.resizeRelocate(0, 0, getWidth(), getHeight());
  }

  private void show(List<Bin> part) {
    bins = part;
    zoomed.set(part.size() < all.size());
    point(-1);
    throttle.request();
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

  private Optional<Rectangle2D> plot() {
    return asTable.get() || canvas.getRenderingInfo() == null
        ? Optional.empty()
        : Optional.ofNullable(canvas.getRenderingInfo().getPlotInfo().getDataArea());
  }

  private int at(double x) {
    return plot()
        .filter(area -> x >= area.getMinX() && x < area.getMaxX())
        .map(area -> (int) ((x - area.getMinX()) / area.getWidth() * bins.size()))
        .orElse(-1);
  }

  /** The bins that the rectangle touches. */
  private void zoomTo(Rectangle2D chosen) {
    int from = at(chosen.getMinX());
    int to = at(Math.nextDown(chosen.getMaxX()));
    if (chosen.getWidth() > 0 && from >= 0 && to >= from) {
      show(List.copyOf(bins.subList(from, to + 1)));
    }
  }

  private void onKey(KeyEvent event) {
    if (event.isAltDown() || event.isShortcutDown() || bins.isEmpty() || asTable.get()) {
      return;
    }
    switch (event.getCode()) {
      case RIGHT -> point(Math.min(bins.size() - 1, pointed + 1));
      case LEFT -> point(Math.max(0, pointed - 1));
      case HOME -> showAll();
      case ESCAPE -> {
        if (!zoomed.get()) {
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

  private void point(int bin) {
    pointed = bin;
    readout.setText(
        bin < 0 || bin >= bins.size()
            ? ""
            : bins.get(bin).label() + ": " + Numbers.count(bins.get(bin).count()));
  }
}
