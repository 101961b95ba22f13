package recdenoiser.app.attention;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import recdenoiser.app.text.Texts;

/** Takes a number of actions; Enter looks for a user who has about as many. */
public final class LengthField extends TextField {
  private static final Texts TEXTS = Texts.bundle("attention");
  private static final int COLUMNS = 4;

  /**
   * @param onLength hears of what was entered, at least 1
   * @param onProblem hears in one sentence why it was no length
   */
  public LengthField(IntConsumer onLength, Consumer<String> onProblem) {
    setPromptText(TEXTS.get("length.prompt"));
    setTooltip(new Tooltip(TEXTS.get("length.help")));
    setPrefColumnCount(COLUMNS);
    setOnAction(event -> take(onLength, onProblem));
  }

  private void take(IntConsumer onLength, Consumer<String> onProblem) {
    String typed = getText().strip();
    if (typed.matches("[1-9]\\d{0,8}")) {
      onLength.accept(Integer.parseInt(typed));
    } else {
      onProblem.accept(TEXTS.get("length.wrong", typed));
    }
  }
}
