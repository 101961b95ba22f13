package recdenoiser.app.chart;

import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.figure.HeatFigure;
import recdenoiser.engine.figure.HeatLayout;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.figure.HeatScale;

/**
 * A square of values as an image: queries downwards, keys across, the newest bottom right. The cell
 * under the pointer is guided to; a click, or the space bar, keeps it; the arrow keys move it. What
 * does not fit is scrolled to, by bars, wheel or dragging; the wheel with Ctrl, and + − 0, zoom.
 */
public final class HeatMap extends Region {
  private static final double BAR = 12;
  private static final double DRAG_FROM = 4;

  private final ObjectProperty<HeatMatrix> matrix = new SimpleObjectProperty<>(this, "matrix");
  private final HeatViewpoint viewpoint;
  private final ObservableValue<HeatScale> scale;
  private final ObservableValue<Theme> theme;
  private final RedrawThrottle throttle = new RedrawThrottle(this::draw);
  private final VisibilityWatch visibility = new VisibilityWatch(this, throttle::request);
  private final HeatCanvas canvas = new HeatCanvas();
  private final HeatGuides guides = new HeatGuides();
  private final ScrollBar across = bar(Orientation.HORIZONTAL);
  private final ScrollBar down = bar(Orientation.VERTICAL);
  private final String title;
  private Function<HeatCell, String> reader = place -> "";
  private HeatLayout layout = HeatLayout.fit(1, 1, 1);
  private Subscription following = Subscription.EMPTY;
  private HeatLayout draggedFrom;
  private double pressX;
  private double pressY;
  private boolean dragged;
  private boolean arranging;

  /**
   * @param title read out by screen readers
   * @param scale followed at every change, as is {@code theme}
   */
  public HeatMap(String title, ObservableValue<HeatScale> scale, ObservableValue<Theme> theme) {
    this(title, scale, theme, new HeatViewpoint());
  }

  /**
   * @param title read out by screen readers
   * @param scale followed at every change, as is {@code theme}; maps that are compared share one
   * @param viewpoint maps that share it move together
   */
  public HeatMap(
      String title,
      ObservableValue<HeatScale> scale,
      ObservableValue<Theme> theme,
      HeatViewpoint viewpoint) {
    this.title = title;
    this.scale = scale;
    this.theme = theme;
    this.viewpoint = viewpoint;
    getStyleClass().add("heat-map");
    setMinSize(120, 120);
    setPrefSize(240, 240);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(title);
    getChildren().addAll(canvas, guides, across, down);
    listen();
  }

  public ObjectProperty<HeatMatrix> matrixProperty() {
    return matrix;
  }

  /** Where it is looked at from. */
  public HeatViewpoint viewpoint() {
    return viewpoint;
  }

  /** The cell that is read; null for none. */
  public ObjectProperty<HeatCell> cellProperty() {
    return viewpoint.cellProperty();
  }

  /** Whether the cell stays when the pointer moves on. */
  public BooleanProperty keptProperty() {
    return viewpoint.keptProperty();
  }

  /** Says in words what a cell holds. */
  public void setReader(Function<HeatCell, String> words) {
    reader = words;
  }

  public String title() {
    return title;
  }

  /** The map as a figure for a file; there has to be a matrix. */
  public HeatFigure figure() {
    return new HeatFigure(title, matrix.get(), scale.getValue());
  }

  /** The cells that are seen and where, of the last drawing. */
  public HeatLayout shownLayout() {
    return layout;
  }

  /** Ends following viewpoint, scale and theme, which may live longer than this map. */
  public void leave() {
    following.unsubscribe();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    guides.setWidth(getWidth());
    guides.setHeight(getHeight());
    arrange();
    throttle.request();
  }

  /** Bars appear where cells lie outside, and take no room from the cells then either. */
  private void arrange() {
    HeatMatrix shown = matrix.get();
    if (shown == null || getWidth() < 1 || getHeight() < 1) {
      across.setVisible(false);
      down.setVisible(false);
      return;
    }
    int n = shown.size();
    int slots = viewpoint.slots(n);
    viewpoint.fits(HeatLayout.cellFor(slots, getWidth(), getHeight()));
    int cell = viewpoint.cellPixels();
    HeatLayout free = view(n, slots, cell, getWidth(), getHeight());
    boolean barAcross = free.keys() < slots;
    boolean barDown = free.queries() < slots;
    layout =
        view(n, slots, cell, getWidth() - (barDown ? BAR : 0), getHeight() - (barAcross ? BAR : 0));
    arranging = true;
    show(across, barAcross, slots, layout.keys(), layout.keysBack());
    show(down, barDown, slots, layout.queries(), layout.queriesBack());
    arranging = false;
    double left = layout.left();
    across.resizeRelocate(left, getHeight() - BAR, layout.width(), BAR);
    down.resizeRelocate(left + layout.width() + 4, layout.top(), BAR, layout.height());
  }

  private HeatLayout view(int n, int slots, int cell, double width, double height) {
    return HeatLayout.view(
        n,
        slots,
        cell,
        width,
        height,
        viewpoint.queriesBackProperty().get(),
        viewpoint.keysBackProperty().get());
  }

  private static void show(ScrollBar bar, boolean needed, int slots, int seen, int back) {
    bar.setVisible(needed);
    bar.setMax(slots - (double) seen);
    bar.setVisibleAmount(slots == seen ? 1 : bar.getMax() * seen / slots);
    bar.setBlockIncrement(seen);
    bar.setValue(slots - seen - (double) back);
  }

  private ScrollBar bar(Orientation orientation) {
    ScrollBar bar = new ScrollBar();
    bar.setOrientation(orientation);
    bar.setVisible(false);
    bar.setManaged(false);
    bar.setFocusTraversable(false);
    bar.setUnitIncrement(1);
    bar.valueProperty().addListener((property, before, now) -> scrolled());
    return bar;
  }

  private void scrolled() {
    if (!arranging) {
      viewpoint.lookBack(
          (int) Math.round(down.getMax() - down.getValue()),
          (int) Math.round(across.getMax() - across.getValue()));
    }
  }

  private void listen() {
    matrix.subscribe(throttle::request);
    widthProperty().subscribe(throttle::request);
    heightProperty().subscribe(throttle::request);
    focusedProperty().subscribe(this::drawGuides);
    following =
        Subscription.combine(
            theme.subscribe(throttle::request),
            scale.subscribe(throttle::request),
            viewpoint.zoomProperty().subscribe(throttle::request),
            viewpoint.queriesBackProperty().subscribe(throttle::request),
            viewpoint.keysBackProperty().subscribe(throttle::request),
            viewpoint.wholeWindowProperty().subscribe(throttle::request),
            viewpoint.slotsInUseProperty().subscribe(throttle::request),
            viewpoint.cellProperty().subscribe(this::showCell),
            viewpoint.keptProperty().subscribe(this::drawGuides));
    canvas.addEventHandler(MouseEvent.MOUSE_MOVED, this::onPointer);
    canvas.addEventHandler(MouseEvent.MOUSE_EXITED, event -> release());
    canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::onPress);
    canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::onDrag);
    canvas.addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
    addEventHandler(ScrollEvent.SCROLL, this::onScroll);
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    addEventHandler(KeyEvent.KEY_TYPED, this::onTyped);
  }

  private void onPointer(MouseEvent event) {
    if (!keptProperty().get()) {
      cellProperty().set(layout.at(event.getX(), event.getY()).orElse(null));
    }
  }

  private void release() {
    if (!keptProperty().get()) {
      cellProperty().set(null);
    }
  }

  private void onPress(MouseEvent event) {
    pressX = event.getX();
    pressY = event.getY();
    draggedFrom = layout;
    dragged = false;
  }

  private void onDrag(MouseEvent event) {
    double right = event.getX() - pressX;
    double below = event.getY() - pressY;
    boolean movable = across.isVisible() || down.isVisible();
    dragged = dragged || Math.hypot(right, below) >= DRAG_FROM;
    if (movable && dragged) {
      int cell = draggedFrom.cell();
      look(
          draggedFrom.queriesBack() + (int) Math.round(below / cell),
          draggedFrom.keysBack() + (int) Math.round(right / cell));
    }
  }

  private void onClick(MouseEvent event) {
    requestFocus();
    if (dragged && (across.isVisible() || down.isVisible())) {
      return;
    }
    HeatCell clicked = layout.at(event.getX(), event.getY()).orElse(null);
    boolean again = keptProperty().get() && clicked != null && clicked.equals(cellProperty().get());
    keptProperty().set(clicked != null && !again);
    cellProperty().set(clicked);
  }

  private void onScroll(ScrollEvent event) {
    if (event.isShortcutDown() || event.isControlDown()) {
      if (event.getDeltaY() != 0) {
        HeatCell at = layout.at(event.getX(), event.getY()).orElse(null);
        zoomAround(at, event.getDeltaY() > 0 ? viewpoint::zoomIn : viewpoint::zoomOut);
      }
      event.consume();
    } else if (across.isVisible() || down.isVisible()) {
      look(
          layout.queriesBack() + slots(event.getDeltaY()),
          layout.keysBack() + slots(event.getDeltaX()));
      event.consume();
    }
  }

  private int slots(double pixels) {
    int whole = (int) Math.round(pixels / layout.cell());
    return pixels == 0 || whole != 0 ? whole : (int) Math.signum(pixels);
  }

  /** Looks so many slots back, no further than there are. */
  private void look(int queries, int keys) {
    viewpoint.lookBack(
        (int) Math.min(down.getMax(), queries), (int) Math.min(across.getMax(), keys));
  }

  /** The cell stays where it stands, as far as what is seen can be moved. */
  private void zoomAround(HeatCell anchor, Runnable zoom) {
    HeatLayout before = layout;
    zoom.run();
    arrange();
    if (anchor != null && before.shows(anchor)) {
      double x = before.x(anchor.key()) - before.left() + before.cell() / 2.0;
      double y = before.y(anchor.query()) - before.top() + before.cell() / 2.0;
      int firstKey = anchor.key() - (int) (x / layout.cell());
      int firstQuery = anchor.query() - (int) (y / layout.cell());
      look(layout.size() - firstQuery - layout.queries(), layout.size() - firstKey - layout.keys());
    }
    throttle.request();
  }

  private void onTyped(KeyEvent event) {
    switch (event.getCharacter()) {
      case "+", "=" -> zoomAround(cellProperty().get(), viewpoint::zoomIn);
      case "-", "\u2212" -> zoomAround(cellProperty().get(), viewpoint::zoomOut);
      case "0" -> viewpoint.zoomToFit();
      default -> {
        return;
      }
    }
    event.consume();
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
      case SPACE, ENTER ->
          keptProperty().set(cellProperty().get() != null && !keptProperty().get());
      case ESCAPE -> {
        if (cellProperty().get() == null) {
          return;
        }
        keptProperty().set(false);
        cellProperty().set(null);
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int queries, int keys) {
    int size = matrix.get().size();
    HeatCell from = cellProperty().get();
    keptProperty().set(true);
    HeatCell to = from == null ? new HeatCell(size - 1, size - 1) : from.moved(queries, keys, size);
    int oldest = size - viewpoint.slots(size);
    HeatCell seen = new HeatCell(Math.max(oldest, to.query()), Math.max(oldest, to.key()));
    reveal(seen);
    cellProperty().set(seen);
  }

  /** Scrolls as little as it takes to see a cell. */
  private void reveal(HeatCell place) {
    int firstQuery = nearest(layout.firstQuery(), layout.queries(), place.query());
    int firstKey = nearest(layout.firstKey(), layout.keys(), place.key());
    look(layout.size() - firstQuery - layout.queries(), layout.size() - firstKey - layout.keys());
  }

  private static int nearest(int first, int seen, int slot) {
    return Math.min(slot, Math.max(first, slot - seen + 1));
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
    arrange();
    if (shown == null || getWidth() < 1 || getHeight() < 1) {
      guides.clear();
      return;
    }
    canvas.paint(shown, scale.getValue(), layout, theme.getValue());
    drawGuides();
  }

  private void drawGuides() {
    guides.clear();
    HeatCell place = cellProperty().get();
    if (place != null && inside(place)) {
      guides.guide(theme.getValue(), layout, place, keptProperty().get());
    }
    if (isFocused() && matrix.get() != null) {
      guides.focus(theme.getValue(), layout);
    }
  }
}
