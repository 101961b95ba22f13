package recdenoiser.app.masks;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.chart.HeatRowTable;
import recdenoiser.engine.figure.ColourMap;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.run.MapKind;
import recdenoiser.engine.run.MaskMaps;

/**
 * The maps of all blocks at one epoch with their scales and read-out, in a card or on a page of
 * their own.
 */
final class MasksView extends Region {
  private static final double GAP = 24;
  private static final double ROW_GAP = 12;
  private static final double WIDE = 440;
  private static final double LEAST_MORE = 272;
  private static final double LEAST_MORE_HEIGHT = 176;
  private static final double MOST_MORE_HEIGHT = 480;

  private final Map<MapKind, ObjectProperty<HeatScale>> scales = new EnumMap<>(MapKind.class);
  private final MasksModel model;
  private final BlockMaps maps;
  private final MasksSide side;
  private final Node empty;
  private final Optional<Region> more;
  private final HeatRowTable row;
  private int blocks;

  /**
   * @param empty what is shown while there is no snapshot
   */
  MasksView(MasksController controller, ChartContext charts, Node empty) {
    this(controller, charts, empty, Optional.empty());
  }

  /**
   * @param profile what is shown beside or below the maps, unless the row that is read is
   */
  MasksView(MasksController controller, ChartContext charts, Node empty, Optional<Region> profile) {
    this.empty = empty;
    this.model = controller.model();
    this.row = new HeatRowTable(model.viewpoint());
    this.more = profile.map(this::profileOrRow);
    for (MapKind kind : MapKind.values()) {
      scales.put(kind, new SimpleObjectProperty<>(kind.scale(1)));
    }
    model.coloursProperty().subscribe(this::recolour);
    maps = new BlockMaps(model, charts, scales);
    side = new MasksSide(model, charts.theme(), scales);
    setMinSize(0, 0);
    getChildren().addAll(maps, side, empty);
    more.ifPresent(getChildren()::add);
    model.snapshotProperty().subscribe(this::show);
    model.headProperty().subscribe(head -> show(model.snapshotProperty().get()));
  }

  /** The scales stand right beside the maps, or below them where that makes the maps larger. */
  @Override
  protected void layoutChildren() {
    empty.resizeRelocate(0, 0, getWidth(), getHeight());
    double column = more.isPresent() ? LEAST_MORE : side.columnWidth();
    double strip = side.rowHeight(blocks, stripWidth());
    double below = more.isPresent() ? Math.max(strip, LEAST_MORE_HEIGHT) : strip;
    double roomAcross = Math.max(0, getWidth() - column - GAP);
    double roomDown = Math.max(0, getHeight() - below - ROW_GAP);
    MapGrid.Fit beside = maps.fit(roomAcross, getHeight());
    MapGrid.Fit above = maps.fit(getWidth(), roomDown);
    if (above.largeness() > beside.largeness()) {
      placeBelow(Math.round(Math.min(roomDown, above.height())));
    } else {
      placeBeside(Math.round(Math.min(roomAcross, beside.width())));
    }
    more.ifPresent(node -> node.setVisible(!empty.isVisible()));
  }

  /** How wide the scales are where they stand below the maps. */
  private double stripWidth() {
    return more.isPresent() ? Math.floor((getWidth() - GAP) / 2) : getWidth();
  }

  private void placeBelow(double used) {
    double top = used + ROW_GAP;
    double width = stripWidth();
    side.setInRows(true);
    maps.resizeRelocate(0, 0, getWidth(), used);
    side.resizeRelocate(0, top, width, getHeight() - top);
    more.ifPresent(
        node -> node.resizeRelocate(width + GAP, top, getWidth() - width - GAP, getHeight() - top));
  }

  private void placeBeside(double used) {
    double left = used + GAP;
    double width = getWidth() - left;
    boolean wide = more.isPresent() && width >= WIDE;
    side.setInRows(wide);
    maps.resizeRelocate(0, 0, used, getHeight());
    if (more.isEmpty()) {
      side.resizeRelocate(left, 0, side.columnWidth(), getHeight());
      return;
    }
    double scales = wide ? side.rowHeight(blocks, width) : side.columnHeight(blocks, width);
    double top = scales + (wide ? GAP : ROW_GAP);
    double height = Math.min(MOST_MORE_HEIGHT, getHeight() - top);
    side.resizeRelocate(left, 0, width, scales);
    more.get().resizeRelocate(left, top, width, Math.max(0, height));
  }

  private Region profileOrRow(Region profile) {
    StackPane one = new StackPane(profile, row);
    one.setMinSize(0, 0);
    row.visibleProperty().bind(model.rowTableProperty());
    profile.visibleProperty().bind(model.rowTableProperty().not());
    return one;
  }

  private void recolour(ColourMap colours) {
    scales.values().forEach(scale -> scale.set(scale.get().withColours(colours)));
  }

  private void show(MaskSnapshot snapshot) {
    maps.setVisible(snapshot != null);
    side.setVisible(snapshot != null);
    empty.setVisible(snapshot == null);
    if (snapshot == null) {
      return;
    }
    int head = model.headProperty().get();
    MaskMaps pictures = MaskMaps.of(snapshot, head);
    blocks = pictures.blocks();
    ObjectProperty<HeatScale> attention = scales.get(MapKind.ATTENTION);
    attention.set(attention.get().withHigh(pictures.attentionHigh()));
    maps.show(pictures, snapshot.maxLength(), new MaskReading(snapshot, head));
    if (!row.shows(maps.all())) {
      row.setMaps(maps.all());
    }
    side.show(pictures, head == MaskMaps.MEAN && snapshot.pattern().headCount() > 0);
    requestLayout();
  }
}
