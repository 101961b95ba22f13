package recdenoiser.app.inspect;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import recdenoiser.app.shell.SpanSlider;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.inspect.LengthRange;
import recdenoiser.engine.text.Numbers;

/**
 * How many actions a user may have who is chosen by chance or as the longest: from and to, on a
 * logarithmic scale, with the numbers beside it.
 */
final class LengthSpan extends HBox {
  private static final Texts TEXTS = Texts.bundle("inspect");
  private static final double WIDTH = 144;
  private static final double WORDS = 96;

  private final InspectModel model;
  private final SpanSlider slider = new SpanSlider(0, 1);
  private final Label words = new Label();
  private boolean limiting;

  LengthSpan(InspectModel model) {
    super(8);
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    slider.setId("inspect-lengths");
    slider.setPrefWidth(WIDTH);
    slider.setTooltip(new Tooltip(TEXTS.get("lengths.help")));
    words.setId("inspect-lengths-words");
    words.getStyleClass().add("muted");
    words.setMinWidth(WORDS);
    getChildren().addAll(slider, words);
    model.lengthsThereProperty().subscribe(this::limit);
    slider.lowValueProperty().addListener((property, before, now) -> take());
    slider.highValueProperty().addListener((property, before, now) -> take());
  }

  SpanSlider slider() {
    return slider;
  }

  private void limit(LengthRange there) {
    limiting = true;
    slider.limit(Math.log(Math.max(1, there.least())), Math.log(Math.max(1, there.most())));
    limiting = false;
    slider.setDisable(there.equals(LengthRange.ALL) || there.least() == there.most());
    take();
  }

  private void take() {
    if (limiting) {
      return;
    }
    LengthRange there = model.lengthsThereProperty().get();
    LengthRange chosen =
        new LengthRange(
            (int) Math.round(Math.exp(slider.getLowValue())),
            (int) Math.round(Math.exp(slider.getHighValue())));
    model.lengthsProperty().set(slider.isAllChosen() ? LengthRange.ALL : chosen);
    LengthRange shown = slider.isAllChosen() ? there : chosen;
    words.setText(shown.equals(LengthRange.ALL) ? "" : inWords(shown));
    slider.setAccessibleText(TEXTS.get("name.lengths") + ", " + words.getText());
  }

  private static String inWords(LengthRange range) {
    return TEXTS.get("lengths.words", Numbers.count(range.least()), Numbers.count(range.most()));
  }
}
