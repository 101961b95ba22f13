package recdenoiser.app.masks;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import recdenoiser.app.chart.HeatScale;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.train.MaskSnapshot;

/**
 * The maps of all blocks at one epoch with their scales and read-out, in a card or on a page of
 * their own.
 */
public final class MasksView extends Region {
  private static final double GAP = 24;

  private final HeatScale openScale = new HeatScale(1, false);
  private final HeatScale attentionScale = new HeatScale(1, true);
  private final BlockMaps maps;
  private final MasksSide side;
  private final Node empty;

  /**
   * @param empty what is shown while there is no snapshot
   */
  public MasksView(MasksController controller, ObservableValue<Theme> theme, Node empty) {
    this.empty = empty;
    MasksModel model = controller.model();
    openScale.coloursProperty().bind(model.coloursProperty());
    attentionScale.coloursProperty().bind(model.coloursProperty());
    maps = new BlockMaps(model, theme, openScale, attentionScale);
    side = new MasksSide(model, theme, openScale, attentionScale);
    setMinSize(0, 0);
    getChildren().addAll(maps, side, empty);
    model.snapshotProperty().subscribe(this::show);
  }

  /** The scales stand right beside the maps, however wide the window is. */
  @Override
  protected void layoutChildren() {
    empty.resizeRelocate(0, 0, getWidth(), getHeight());
    double sideWidth = side.prefWidth(-1);
    double room = Math.max(0, getWidth() - sideWidth - GAP);
    double used = Math.min(room, maps.usedWidth(room, getHeight()));
    maps.resizeRelocate(0, 0, used, getHeight());
    side.resizeRelocate(Math.round(used + GAP), 0, sideWidth, getHeight());
  }

  private void show(MaskSnapshot snapshot) {
    maps.setVisible(snapshot != null);
    side.setVisible(snapshot != null);
    empty.setVisible(snapshot == null);
    if (snapshot == null) {
      return;
    }
    MaskPictures pictures = MaskPictures.of(snapshot);
    attentionScale.highProperty().set(pictures.attentionHigh());
    maps.show(snapshot, pictures);
    side.show(pictures);
    requestLayout();
  }
}
