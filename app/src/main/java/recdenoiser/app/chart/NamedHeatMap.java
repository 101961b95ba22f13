package recdenoiser.app.chart;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jfree.fx.FXGraphics2D;
import recdenoiser.app.theme.FxColours;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.FigureExport;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.figure.NamedHeatExport;
import recdenoiser.engine.figure.NamedHeatLayout;
import recdenoiser.engine.figure.NamedHeatPainter;
import recdenoiser.engine.figure.NamedMatrix;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.text.Numbers;

/**
 * A map whose rows and columns have names. The cell under the pointer is guided to; a click, or the
 * space bar, keeps it; the arrow keys move it. It is as wide as it is given and as high as it needs
 * then; its numbers can stand in its place as a table.
 */
public final class NamedHeatMap extends Region implements ExportableChart {
  private static final double MOST_TABLE_HEIGHT = 320;
  private static final double ROW = 26;
  private static final double USUAL_WIDTH = 560;
  private static final double WIDE = 1040;
  private static final int MANY_COLUMNS = 32;

  private final ObjectProperty<NamedMatrix> matrix = new SimpleObjectProperty<>(this, "matrix");
  private final ObjectProperty<HeatScale> scale = new SimpleObjectProperty<>(this, "scale");
  private final ObjectProperty<HeatCell> cell = new SimpleObjectProperty<>(this, "cell");
  private final BooleanProperty kept = new SimpleBooleanProperty(this, "kept");
  private final BooleanProperty table = new SimpleBooleanProperty(this, "table");
  private final ScreenFont font = new ScreenFont();
  private final Canvas canvas = new Canvas();
  private final FXGraphics2D g2 = new FXGraphics2D(canvas.getGraphicsContext2D());
  private final Canvas guides = new Canvas();
  private final RedrawThrottle throttle = new RedrawThrottle(this::draw);
  private final VisibilityWatch visibility = new VisibilityWatch(this, throttle::request);
  private final ObservableValue<Theme> theme;
  private final Subscription following;
  private String title = "";
  private NumbersTable<List<GridCell>> numbers;
  private NamedHeatLayout layout;

  /**
   * @param theme followed at every change
   */
  public NamedHeatMap(ObservableValue<Theme> theme) {
    this.theme = theme;
    getStyleClass().add("heat-map");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    guides.setMouseTransparent(true);
    getChildren().addAll(canvas, guides);
    following = theme.subscribe(throttle::request);
    matrix.subscribe(this::anew);
    scale.subscribe(throttle::request);
    table.subscribe(this::anew);
    cell.subscribe(this::cellChanged);
    kept.subscribe(this::drawGuides);
    focusedProperty().subscribe(this::drawGuides);
    canvas.addEventHandler(MouseEvent.MOUSE_MOVED, this::onPointer);
    canvas.addEventHandler(MouseEvent.MOUSE_EXITED, event -> release());
    canvas.addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
  }

  /**
   * Shows another map; a cell that was kept is let go.
   *
   * @param name read out by screen readers
   */
  public void show(String name, NamedMatrix shown, HeatScale shownScale) {
    title = name;
    setAccessibleText(name);
    kept.set(false);
    cell.set(null);
    scale.set(shownScale);
    matrix.set(shown);
  }

  public NamedMatrix matrix() {
    return matrix.get();
  }

  /** The cell that is read, its row as the query and its column as the key; null for none. */
  public ObjectProperty<HeatCell> cellProperty() {
    return cell;
  }

  /** Ends following the theme, which may live longer than this map. */
  public void leave() {
    following.unsubscribe();
  }

  /** What the cell that is read holds, such as "Alien → Aliens: 2.31"; empty for none. */
  public Optional<String> reading() {
    HeatCell place = cell.get();
    NamedMatrix shown = matrix.get();
    return place == null || shown == null
        ? Optional.empty()
        : shown
            .at(place)
            .map(
                value ->
                    shown.rows().get(place.query())
                        + " → "
                        + shown.columns().get(place.key())
                        + ": "
                        + Numbers.significant(value));
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
  protected double computePrefWidth(double height) {
    if (matrix.get() == null) {
      return 0;
    }
    boolean wide = matrix.get().columns().size() > MANY_COLUMNS;
    return fitted(wide ? WIDE : USUAL_WIDTH).width();
  }

  @Override
  protected double computePrefHeight(double width) {
    if (matrix.get() == null) {
      return 0;
    }
    double map = Math.ceil(fitted(width < 0 ? USUAL_WIDTH : width).height());
    double lines = Math.ceil(ROW * (matrix.get().rows().size() + 2.0));
    return table.get() ? Math.min(MOST_TABLE_HEIGHT, lines) : map;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  private NamedHeatLayout fitted(double width) {
    return NamedHeatLayout.fit(matrix.get(), width, font.style(theme.getValue()).font().width());
  }

  @Override
  protected void layoutChildren() {
    for (Canvas each : List.of(canvas, guides)) {
      each.setWidth(getWidth());
      each.setHeight(getHeight());
    }
    if (numbers != null) {
      numbers.resizeRelocate(0, 0, getWidth(), getHeight());
    }
    throttle.request();
  }

  private void anew() {
    boolean asTable = table.get() && matrix.get() != null;
    getChildren().remove(numbers);
    numbers = null;
    if (asTable) {
      numbers = numbers();
      getChildren().add(numbers);
    }
    canvas.setVisible(!asTable);
    guides.setVisible(!asTable);
    requestLayout();
    throttle.request();
  }

  private NumbersTable<List<GridCell>> numbers() {
    DataGrid shown = matrix.get().table();
    NumbersTable<List<GridCell>> lines = new NumbersTable<>(() -> shown);
    IntStream.range(0, shown.columns().size())
        .forEach(
            column -> {
              Function<List<GridCell>, String> text =
                  column == 0
                      ? line -> line.get(0).shown()
                      : line -> significant(line.get(column).exact());
              lines.addColumn(shown.columns().get(column).title(), text, column > 0);
            });
    lines.getItems().setAll(shown.rows());
    return lines;
  }

  private static String significant(String exact) {
    return exact.isEmpty() ? "" : Numbers.significant(Double.parseDouble(exact));
  }

  private void onPointer(MouseEvent event) {
    if (!kept.get() && layout != null) {
      cell.set(layout.at(event.getX(), event.getY()).orElse(null));
    }
  }

  private void release() {
    if (!kept.get()) {
      cell.set(null);
    }
  }

  private void onClick(MouseEvent event) {
    requestFocus();
    if (layout != null) {
      HeatCell clicked = layout.at(event.getX(), event.getY()).orElse(null);
      boolean again = kept.get() && clicked != null && clicked.equals(cell.get());
      kept.set(clicked != null && !again);
      cell.set(clicked);
    }
  }

  private void onKey(KeyEvent event) {
    if (matrix.get() == null || table.get() || event.isAltDown() || event.isShortcutDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> move(0, -1);
      case RIGHT -> move(0, 1);
      case UP -> move(-1, 0);
      case DOWN -> move(1, 0);
      case SPACE, ENTER -> kept.set(cell.get() != null && !kept.get());
      case ESCAPE -> {
        if (cell.get() == null) {
          return;
        }
        kept.set(false);
        cell.set(null);
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int down, int right) {
    HeatCell from = cell.get();
    kept.set(true);
    cell.set(from == null ? new HeatCell(0, 0) : matrix.get().moved(from, down, right));
  }

  private void cellChanged() {
    drawGuides();
    setAccessibleText(reading().map(words -> title + ", " + words).orElse(title));
  }

  private void draw() {
    if (!visibility.isVisible()) {
      return;
    }
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    NamedMatrix shown = matrix.get();
    layout = null;
    if (shown != null && !table.get() && getWidth() >= 1) {
      layout = fitted(getWidth());
      drawCells(g, shown);
      new NamedHeatPainter(g2, layout, font.style(theme.getValue())).axes(shown);
    }
    drawGuides();
  }

  private void drawCells(GraphicsContext g, NamedMatrix shown) {
    int[] argb = new int[shown.values().length];
    scale.get().paint(shown.values(), theme.getValue().colours(), argb);
    for (int row = 0; row < layout.rows(); row++) {
      for (int column = 0; column < layout.columns(); column++) {
        int colour = argb[row * layout.columns() + column];
        if (colour != 0) {
          g.setFill(FxColours.ofArgb(colour));
          g.fillRect(layout.x(column), layout.y(row), layout.cellWidth(), layout.cellHeight());
        }
      }
    }
  }

  private void drawGuides() {
    GraphicsContext g = guides.getGraphicsContext2D();
    g.clearRect(0, 0, guides.getWidth(), guides.getHeight());
    if (layout == null) {
      return;
    }
    Theme now = theme.getValue();
    g.setLineWidth(1);
    if (isFocused()) {
      g.setStroke(now.accent());
      g.strokeRect(
          layout.left() - 1.5,
          layout.top() - 1.5,
          layout.cellsWidth() + 3,
          layout.cellsHeight() + 3);
    }
    HeatCell place = cell.get();
    if (place == null || place.query() >= layout.rows() || place.key() >= layout.columns()) {
      return;
    }
    double x = layout.x(place.key());
    double y = layout.y(place.query());
    g.setFill(now.text().deriveColor(0, 1, 1, 0.12));
    g.fillRect(layout.left(), y, layout.cellsWidth(), layout.cellHeight());
    g.fillRect(x, layout.top(), layout.cellWidth(), layout.cellsHeight());
    g.setStroke(now.background());
    g.strokeRect(x - 1.5, y - 1.5, layout.cellWidth() + 3.0, layout.cellHeight() + 3.0);
    g.setStroke(kept.get() ? now.accent() : now.text());
    g.strokeRect(x - 0.5, y - 0.5, layout.cellWidth() + 1.0, layout.cellHeight() + 1.0);
  }

  @Override
  public Optional<FigureExport> export() {
    return Optional.ofNullable(matrix.get()).map(shown -> new NamedHeatExport(shown, scale.get()));
  }

  @Override
  public String quantity() {
    return title;
  }

  @Override
  public Optional<BooleanProperty> asTable() {
    return Optional.of(table);
  }

  @Override
  public Optional<ReadOnlyBooleanProperty> zoomed() {
    return Optional.empty();
  }
}
