package recdenoiser.app.importing;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import recdenoiser.app.text.Naming;

/** A box of a few known values that says what a person chose, and not what was set from here. */
final class Choices<T> extends ComboBox<T> {
  private boolean showing;

  /**
   * @param words how a value reads
   */
  Choices(Function<T, String> words, Consumer<T> chosen) {
    setMaxWidth(Double.MAX_VALUE);
    setConverter(new Naming<>(words));
    setOnAction(
        event -> {
          if (!showing && getValue() != null) {
            chosen.accept(getValue());
          }
        });
  }

  void show(List<T> values, T value) {
    showing = true;
    if (!values.equals(getItems())) {
      getItems().setAll(values);
    }
    setValue(value);
    showing = false;
  }
}
