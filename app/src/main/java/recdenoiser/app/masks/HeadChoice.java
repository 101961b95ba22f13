package recdenoiser.app.masks;

import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.run.MaskMaps;

/** Which head the maps show: the mean over all, or one of them. Away while there is only one. */
final class HeadChoice extends HBox {
  private static final Texts TEXTS = Texts.bundle("masks");
  private static final double WIDTH = 96;

  private final MasksModel model;
  private final ChoiceBox<Integer> box = new ChoiceBox<>();

  HeadChoice(MasksModel model) {
    super(8);
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    Label name = new Label(TEXTS.get("head"));
    name.setLabelFor(box);
    name.setMinWidth(Region.USE_PREF_SIZE);
    box.getStyleClass().add("small");
    box.setMinWidth(WIDTH);
    box.setMaxWidth(WIDTH);
    box.setTooltip(new Tooltip(TEXTS.get("head.help")));
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Integer head) {
            return head == null || head == MaskMaps.MEAN
                ? TEXTS.get("head.mean")
                : Integer.toString(head + 1);
          }

          @Override
          public Integer fromString(String text) {
            return text.equals(TEXTS.get("head.mean")) ? MaskMaps.MEAN : Integer.parseInt(text) - 1;
          }
        });
    getChildren().addAll(name, box);
    model.headCountProperty().subscribe(count -> offer(count.intValue()));
    model.headProperty().subscribe(head -> box.setValue(head.intValue()));
    box.setOnAction(event -> choose(box.getValue()));
    visibleProperty().bind(model.headCountProperty().greaterThan(0));
    managedProperty().bind(visibleProperty());
  }

  /** For tests and people who write them: {@code masks-head}. */
  HeadChoice named(String id) {
    box.setId(id);
    return this;
  }

  private void offer(int heads) {
    int head = model.headProperty().get();
    box.getItems().setAll(IntStream.range(MaskMaps.MEAN, heads).boxed().toList());
    box.setValue(head);
  }

  private void choose(Integer head) {
    if (head != null) {
      model.headProperty().set(head);
    }
  }
}
