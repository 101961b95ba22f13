package recdenoiser.app.chart;

import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.figure.HeatLayout;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.figure.HeatScale;

/**
 * A square of values as an image: queries downwards, keys across, the newest bottom right. The cell
 * under the pointer is guided to; a click, or the space bar, keeps it; the arrow keys move it.
 */
public final class HeatMap extends Region {
  private final ObjectProperty<HeatMatrix> matrix = new SimpleObjectProperty<>(this, "matrix");
  private final ObjectProperty<HeatCell> cell = new SimpleObjectProperty<>(this, "cell");
  private final BooleanProperty kept = new SimpleBooleanProperty(this, "kept");
  private final ObservableValue<HeatScale> scale;
  private final ObservableValue<Theme> theme;
  private final RedrawThrottle throttle = new RedrawThrottle(this::draw);
  private final VisibilityWatch visibility = new VisibilityWatch(this, throttle::request);
  private final HeatCanvas canvas = new HeatCanvas();
  private final HeatGuides guides = new HeatGuides();
  private final String title;
  private Function<HeatCell, String> reader = place -> "";
  private HeatLayout layout = HeatLayout.fit(1, 1, 1);

  /**
   * @param title read out by screen readers
   * @param scale followed at every change, as is {@code theme}
   */
  public HeatMap(String title, ObservableValue<HeatScale> scale, ObservableValue<Theme> theme) {
    this.title = title;
    this.scale = scale;
    this.theme = theme;
    getStyleClass().add("heat-map");
    setMinSize(120, 120);
    setPrefSize(240, 240);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(title);
    getChildren().addAll(canvas, guides);
    listen();
  }

  public ObjectProperty<HeatMatrix> matrixProperty() {
    return matrix;
  }

  /** The cell that is read; null for none. Maps of the same window may share it. */
  public ObjectProperty<HeatCell> cellProperty() {
    return cell;
  }

  /** Whether the cell stays when the pointer moves on. */
  public BooleanProperty keptProperty() {
    return kept;
  }

  /** Says in words what a cell holds. */
  public void setReader(Function<HeatCell, String> words) {
    reader = words;
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    guides.setWidth(getWidth());
    guides.setHeight(getHeight());
  }

  private void listen() {
    matrix.subscribe(throttle::request);
    theme.addListener((property, before, now) -> throttle.request());
    scale.subscribe(throttle::request);
    widthProperty().subscribe(throttle::request);
    heightProperty().subscribe(throttle::request);
    cell.subscribe(this::showCell);
    focusedProperty().subscribe(this::drawGuides);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::onPointer);
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> release());
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
  }

  private void onPointer(MouseEvent event) {
    if (!kept.get()) {
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
    HeatCell clicked = layout.at(event.getX(), event.getY()).orElse(null);
    kept.set(clicked != null && !(kept.get() && clicked.equals(cell.get())));
    cell.set(clicked);
  }

  private void onKey(KeyEvent event) {
    if (matrix.get() == null || event.isAltDown() || event.isShortcutDown()) {
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

  private void move(int queries, int keys) {
    int size = matrix.get().size();
    HeatCell from = cell.get();
    kept.set(true);
    cell.set(from == null ? new HeatCell(size - 1, size - 1) : from.moved(queries, keys, size));
  }

  private void showCell(HeatCell place) {
    drawGuides();
    setAccessibleText(place == null || !inside(place) ? title : title + ", " + reader.apply(place));
  }

  private boolean inside(HeatCell place) {
    HeatMatrix shown = matrix.get();
    return shown != null && place.query() < shown.size() && place.key() < shown.size();
  }

  private void draw() {
    if (!visibility.isVisible()) {
      return;
    }
    HeatMatrix shown = matrix.get();
    canvas.clear();
    if (shown == null || getWidth() < 1 || getHeight() < 1) {
      guides.clear();
      return;
    }
    layout = HeatLayout.fit(shown.size(), getWidth(), getHeight());
    canvas.paint(shown, scale.getValue(), layout, theme.getValue());
    drawGuides();
  }

  private void drawGuides() {
    guides.clear();
    HeatCell place = cell.get();
    if (place != null && inside(place)) {
      guides.guide(theme.getValue(), layout, place, kept.get());
    }
    if (isFocused() && matrix.get() != null) {
      guides.focus(theme.getValue(), layout);
    }
  }
}
