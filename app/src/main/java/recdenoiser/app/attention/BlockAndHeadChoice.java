package recdenoiser.app.attention;

import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.inspect.AttentionMaps;

/** Chooses a block and a head; away while there is nothing to choose from. */
public final class BlockAndHeadChoice extends HBox {
  private static final Texts TEXTS = Texts.bundle("attention");
  private static final double WIDTH = 96;

  /**
   * @param id begins the names of the boxes: {@code ID-block}, {@code ID-head}
   */
  public BlockAndHeadChoice(BlockAndHead choice, String id) {
    super(8);
    setAlignment(Pos.CENTER_LEFT);
    ChoiceBox<Integer> block = box(choice.blockProperty(), id + "-block");
    ChoiceBox<Integer> head = box(choice.headProperty(), id + "-head");
    choice.blocksProperty().subscribe(count -> offer(block, choice.blockProperty(), 0, count));
    choice
        .headsProperty()
        .subscribe(
            count -> {
              offer(head, choice.headProperty(), AttentionMaps.MEAN, count);
              head.setDisable(count.intValue() == 0);
            });
    getChildren().addAll(name("block", block), block, name("head", head), head);
    visibleProperty().bind(choice.blocksProperty().greaterThan(0));
    managedProperty().bind(visibleProperty());
  }

  private static Label name(String key, ChoiceBox<Integer> box) {
    Label name = new Label(TEXTS.get("choice." + key));
    name.setLabelFor(box);
    name.setMinWidth(Region.USE_PREF_SIZE);
    return name;
  }

  private static ChoiceBox<Integer> box(IntegerProperty value, String id) {
    ChoiceBox<Integer> box = new ChoiceBox<>();
    box.setId(id);
    box.getStyleClass().add("small");
    box.setMinWidth(WIDTH);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Integer number) {
            return number == null || number == AttentionMaps.MEAN
                ? TEXTS.get("choice.mean")
                : Integer.toString(number + 1);
          }

          @Override
          public Integer fromString(String text) {
            return text.equals(TEXTS.get("choice.mean"))
                ? AttentionMaps.MEAN
                : Integer.parseInt(text) - 1;
          }
        });
    value.subscribe(chosen -> box.setValue(chosen.intValue()));
    box.setOnAction(
        event -> {
          if (box.getValue() != null) {
            value.set(box.getValue());
          }
        });
    return box;
  }

  private static void offer(
      ChoiceBox<Integer> box, IntegerProperty value, int first, Number count) {
    int chosen = value.get();
    box.getItems().setAll(IntStream.range(first, count.intValue()).boxed().toList());
    value.set(chosen);
    box.setValue(chosen);
  }
}
