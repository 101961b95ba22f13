package recdenoiser.app.masks;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import recdenoiser.app.shell.Visibility;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.text.Numbers;

/** Through the epochs so far, one stop for every snapshot; "live" follows the newest. */
final class EpochSlider extends HBox {
  private static final Texts TEXTS = Texts.bundle("masks");
  private static final double WIDTH = 160;

  private final MasksController controller;
  private final MasksModel model;
  private final Slider slider = new Slider(0, 1, 0);
  private final Label epoch = new Label();
  private boolean following;

  EpochSlider(MasksController controller) {
    this.controller = controller;
    this.model = controller.model();
    getStyleClass().add("curve-controls");
    setAlignment(Pos.CENTER_RIGHT);
    slider.setId("masks-epoch");
    slider.getStyleClass().add("small");
    slider.setPrefWidth(WIDTH);
    slider.setMinWidth(WIDTH / 2);
    slider.setMaxWidth(2 * WIDTH);
    slider.setBlockIncrement(1);
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.setAccessibleText(TEXTS.get("epoch.help"));
    slider.setTooltip(new Tooltip(TEXTS.get("epoch.help")));
    HBox.setHgrow(slider, Priority.ALWAYS);
    epoch.setId("masks-epoch-label");
    epoch.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(epoch, slider, liveButton());
    slider.valueProperty().addListener((property, before, now) -> chosen());
    model.epochs().addListener((ListChangeListener<Integer>) change -> follow());
    model.epochProperty().subscribe(this::follow);
    follow();
  }

  private ToggleButton liveButton() {
    ToggleButton live = new ToggleButton(TEXTS.get("live"));
    live.setId("masks-live");
    live.getStyleClass().addAll("small", "quiet");
    live.setTooltip(new Tooltip(TEXTS.get("live.help")));
    live.setMinWidth(Region.USE_PREF_SIZE);
    model.liveProperty().subscribe(live::setSelected);
    Visibility.showWhen(live, model.runningProperty());
    live.setOnAction(
        event -> {
          if (live.isSelected()) {
            controller.goLive();
          } else {
            model.liveProperty().set(false);
          }
        });
    return live;
  }

  private void chosen() {
    int index = (int) Math.round(slider.getValue());
    if (!following && index < model.epochs().size()) {
      controller.choose(model.epochs().get(index));
    }
  }

  private void follow() {
    following = true;
    int count = model.epochs().size();
    Integer shown = model.epochProperty().get();
    setVisible(count > 0);
    slider.setDisable(count < 2);
    slider.setMax(Math.max(1, count - 1));
    slider.setValue(shown == null ? 0 : Math.max(0, model.epochs().indexOf(shown)));
    epoch.setText(
        shown == null
            ? ""
            : TEXTS.get(
                "epoch",
                Numbers.count(shown),
                Numbers.count(model.epochs().get(Math.max(0, count - 1)))));
    following = false;
  }
}
