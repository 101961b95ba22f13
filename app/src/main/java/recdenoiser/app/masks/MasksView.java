package recdenoiser.app.masks;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import recdenoiser.app.chart.ChartContext;
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
  private static final double LEAST_PROFILE = 440;
  private static final double MOST_PROFILE_HEIGHT = 480;

  private final Map<MapKind, ObjectProperty<HeatScale>> scales = new EnumMap<>(MapKind.class);
  private final MasksModel model;
  private final BlockMaps maps;
  private final MasksSide side;
  private final Node empty;
  private final Optional<Region> profile;
  private int blocks;

  /**
   * @param empty what is shown while there is no snapshot
   */
  MasksView(MasksController controller, ChartContext charts, Node empty) {
    this(controller, charts, empty, Optional.empty());
  }

  /**
   * @param profile what is shown beside the maps where the window leaves room for it
   */
  MasksView(MasksController controller, ChartContext charts, Node empty, Optional<Region> profile) {
    this.empty = empty;
    this.profile = profile;
    this.model = controller.model();
    for (MapKind kind : MapKind.values()) {
      scales.put(kind, new SimpleObjectProperty<>(kind.scale(1)));
    }
    model.coloursProperty().subscribe(this::recolour);
    maps = new BlockMaps(model, charts, scales);
    side = new MasksSide(model, charts.theme(), scales);
    setMinSize(0, 0);
    getChildren().addAll(maps, side, empty);
    profile.ifPresent(getChildren()::add);
    model.snapshotProperty().subscribe(this::show);
    model.headProperty().subscribe(head -> show(model.snapshotProperty().get()));
  }

  /** The scales stand right beside the maps, or below them where that makes the maps larger. */
  @Override
  protected void layoutChildren() {
    empty.resizeRelocate(0, 0, getWidth(), getHeight());
    double roomAcross = Math.max(0, getWidth() - side.columnWidth() - GAP);
    double roomDown = Math.max(0, getHeight() - side.rowHeight(blocks, getWidth()) - ROW_GAP);
    MapGrid.Fit beside = maps.fit(roomAcross, getHeight());
    MapGrid.Fit above = maps.fit(getWidth(), roomDown);
    if (above.cell() > beside.cell()) {
      placeBelow(Math.round(Math.min(roomDown, above.height())));
    } else {
      placeBeside(Math.round(Math.min(roomAcross, beside.width())));
    }
  }

  private void placeBelow(double used) {
    side.setInRows(true);
    maps.resizeRelocate(0, 0, getWidth(), used);
    side.resizeRelocate(0, used + ROW_GAP, getWidth(), side.rowHeight(blocks, getWidth()));
    profile.ifPresent(chart -> chart.setVisible(false));
  }

  private void placeBeside(double used) {
    double left = used + GAP;
    double width = getWidth() - left;
    boolean room = profile.isPresent() && width >= LEAST_PROFILE;
    side.setInRows(room);
    maps.resizeRelocate(0, 0, used, getHeight());
    profile.ifPresent(chart -> chart.setVisible(room && !empty.isVisible()));
    if (room) {
      double rows = side.rowHeight(blocks, width);
      double top = rows + GAP;
      double height = Math.min(MOST_PROFILE_HEIGHT, getHeight() - top);
      side.resizeRelocate(left, 0, width, rows);
      profile.orElseThrow().resizeRelocate(left, top, width, height);
    } else {
      side.resizeRelocate(left, 0, side.columnWidth(), getHeight());
    }
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
    side.show(pictures, head == MaskMaps.MEAN && snapshot.pattern().headCount() > 0);
    requestLayout();
  }
}
