package recdenoiser.app.masks;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import recdenoiser.app.chart.HeatScale;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.train.MaskSnapshot;

/**
 * The maps of all blocks at one epoch with their scales and read-out, in a card or on a page of
 * their own.
 */
public final class MasksView extends StackPane {
  private final HeatScale openScale = new HeatScale(1, false);
  private final HeatScale attentionScale = new HeatScale(1, true);
  private final BlockMaps maps;
  private final MasksSide side;
  private final BorderPane content = new BorderPane();
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
    content.setCenter(maps);
    content.setRight(side);
    content.setMinSize(0, 0);
    setMinSize(0, 0);
    getChildren().addAll(content, empty);
    model.snapshotProperty().subscribe(this::show);
  }

  private void show(MaskSnapshot snapshot) {
    content.setVisible(snapshot != null);
    empty.setVisible(snapshot == null);
    if (snapshot == null) {
      return;
    }
    MaskPictures pictures = MaskPictures.of(snapshot);
    attentionScale.highProperty().set(pictures.attentionHigh());
    maps.show(snapshot, pictures);
    side.show(pictures);
  }
}
