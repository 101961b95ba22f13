package recdenoiser.app.masks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.chart.HeatMap;
import recdenoiser.app.chart.HeatViewpoint;
import recdenoiser.app.chart.MapOfCells;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.run.MapKind;
import recdenoiser.engine.run.MaskMaps;

/**
 * The maps of all blocks, block after block. Rebuilt only when the number of blocks or what there
 * is to show of them changes.
 */
final class BlockMaps extends ScrollPane {
  private static final Texts TEXTS = Texts.bundle("masks");
  private static final double TITLE_GAP = 4;

  private final MasksModel model;
  private final ChartContext charts;
  private final Map<MapKind, ? extends ObservableValue<HeatScale>> scales;
  private final MapGrid grid = new MapGrid();
  private final Map<MapKind, List<HeatMap>> maps = new EnumMap<>(MapKind.class);
  private final List<HeatMap> shown = new ArrayList<>();
  private int windowSize = 1;

  BlockMaps(
      MasksModel model,
      ChartContext charts,
      Map<MapKind, ? extends ObservableValue<HeatScale>> scales) {
    this.model = model;
    this.charts = charts;
    this.scales = scales;
    setMinSize(0, 0);
    setContent(grid);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    getStyleClass().addAll("plain-scroll", "edge-to-edge");
    model.viewpoint().zoomProperty().subscribe(this::arrange);
    model.viewpoint().wholeWindowProperty().subscribe(this::arrange);
    model.viewpoint().slotsInUseProperty().subscribe(this::arrange);
  }

  /** All maps, block after block. */
  List<HeatMap> all() {
    return List.copyOf(shown);
  }

  /** How the maps would fill this space. */
  MapGrid.Fit fit(double width, double height) {
    return grid.fit(width, height);
  }

  @Override
  protected void layoutChildren() {
    grid.setRoom(getHeight());
    super.layoutChildren();
  }

  void show(MaskMaps pictures, int slots, MaskReading reading) {
    if (!fits(pictures)) {
      build(pictures);
    }
    windowSize = slots;
    model.viewpoint().use(inUse(pictures));
    arrange();
    pictures.maps().forEach((kind, matrices) -> fill(maps.get(kind), matrices, reading));
  }

  /** Where attention goes says which slots sequences reach; masks have values beyond them. */
  private static List<HeatMatrix> inUse(MaskMaps pictures) {
    return pictures.maps().getOrDefault(MapKind.ATTENTION, List.of());
  }

  private void arrange() {
    HeatViewpoint viewpoint = model.viewpoint();
    grid.setSlots(viewpoint.slots(windowSize), viewpoint.zoomProperty().get() != HeatViewpoint.FIT);
  }

  private boolean fits(MaskMaps pictures) {
    return maps.keySet().equals(pictures.kinds())
        && maps.values().stream().allMatch(each -> each.size() == pictures.blocks());
  }

  private static void fill(List<HeatMap> of, List<HeatMatrix> matrices, MaskReading reading) {
    for (int b = 0; b < of.size(); b++) {
      int block = b;
      of.get(b).setReader(cell -> reading.of(block, cell));
      of.get(b).matrixProperty().set(matrices.get(b));
    }
  }

  private void build(MaskMaps pictures) {
    shown.forEach(HeatMap::leave);
    shown.clear();
    maps.clear();
    pictures.kinds().forEach(kind -> maps.put(kind, new ArrayList<>()));
    List<VBox> titled = new ArrayList<>();
    for (int block = 1; block <= pictures.blocks(); block++) {
      for (MapKind kind : pictures.kinds()) {
        HeatMap map = map(kind, block);
        maps.get(kind).add(map);
        shown.add(map);
        titled.add(titled(title(kind, block), map));
      }
    }
    grid.setMaps(titled, pictures.kinds().size());
  }

  private HeatMap map(MapKind kind, int block) {
    HeatMap map =
        new HeatMap(title(kind, block), scales.get(kind), charts.theme(), model.viewpoint());
    map.setId("masks-" + kind.name().toLowerCase(Locale.ROOT) + "-" + block);
    MapOfCells cells =
        new MapOfCells(
            title(kind, block),
            () -> Optional.ofNullable(map.matrixProperty().get()),
            scales.get(kind));
    charts.offerMenu(map, cells, title(kind, block));
    return map;
  }

  private static String title(MapKind kind, int block) {
    return TEXTS.get("map." + kind, block);
  }

  private static VBox titled(String text, HeatMap map) {
    Label title = new Label(text);
    title.setMinWidth(0);
    title.getStyleClass().add("map-title");
    VBox box = new VBox(TITLE_GAP, title, map);
    VBox.setVgrow(map, Priority.ALWAYS);
    return box;
  }
}
