package recdenoiser.app.masks;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import recdenoiser.app.chart.HeatMap;
import recdenoiser.app.chart.HeatMatrix;
import recdenoiser.app.chart.HeatScale;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.train.MaskSnapshot;

/** Per block a map of σ(Φ) and one of attention. Rebuilt only when the number of blocks changes. */
final class BlockMaps extends StackPane {
  private static final Texts TEXTS = Texts.bundle("masks");
  private static final double TITLE_GAP = 4;

  private final MasksModel model;
  private final ObservableValue<Theme> theme;
  private final HeatScale openScale;
  private final HeatScale attentionScale;
  private final MapGrid grid = new MapGrid();
  private final List<HeatMap> open = new ArrayList<>();
  private final List<HeatMap> attention = new ArrayList<>();

  BlockMaps(
      MasksModel model,
      ObservableValue<Theme> theme,
      HeatScale openScale,
      HeatScale attentionScale) {
    this.model = model;
    this.theme = theme;
    this.openScale = openScale;
    this.attentionScale = attentionScale;
    setMinSize(0, 0);
    getChildren().add(grid);
  }

  /** How much of this space the maps would take. */
  double usedWidth(double width, double height) {
    return grid.usedWidth(width, height);
  }

  void show(MaskSnapshot snapshot, MaskPictures pictures) {
    if (open.size() != pictures.open().size() || attention.size() != pictures.attention().size()) {
      build(pictures);
    }
    grid.setSlots(snapshot.maxLength());
    fill(open, pictures.open(), snapshot);
    fill(attention, pictures.attention(), snapshot);
  }

  private static void fill(List<HeatMap> maps, List<HeatMatrix> matrices, MaskSnapshot snapshot) {
    for (int block = 0; block < maps.size(); block++) {
      maps.get(block).setReader(new MaskReading(snapshot, block)::of);
      maps.get(block).matrixProperty().set(matrices.get(block));
    }
  }

  private void build(MaskPictures pictures) {
    open.clear();
    attention.clear();
    List<VBox> titled = new ArrayList<>();
    for (int block = 0; block < pictures.blocks(); block++) {
      if (block < pictures.open().size()) {
        open.add(map("open", block, openScale));
        titled.add(titled("map.open", block, open.get(block)));
      }
      if (block < pictures.attention().size()) {
        attention.add(map("attention", block, attentionScale));
        titled.add(titled("map.attention", block, attention.get(block)));
      }
    }
    grid.setMaps(titled, pictures.open().isEmpty() ? 1 : 2);
  }

  private HeatMap map(String kind, int block, HeatScale scale) {
    HeatMap map = new HeatMap(TEXTS.get("map." + kind, block + 1), scale, theme);
    map.setId("masks-" + kind + "-" + (block + 1));
    map.cellProperty().bindBidirectional(model.cellProperty());
    map.keptProperty().bindBidirectional(model.cellKeptProperty());
    return map;
  }

  private static VBox titled(String key, int block, HeatMap map) {
    Label title = new Label(TEXTS.get(key, block + 1));
    title.setMinWidth(0);
    title.getStyleClass().add("map-title");
    VBox box = new VBox(TITLE_GAP, title, map);
    VBox.setVgrow(map, Priority.ALWAYS);
    return box;
  }
}
