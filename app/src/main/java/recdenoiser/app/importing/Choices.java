package recdenoiser.app.importing;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** A box of a few known values that says what a person chose, and not what was set from here. */
final class Choices<T> extends ComboBox<T> {
  private boolean showing;

  /**
   * @param words how a value reads
   */
  Choices(Function<T, String> words, Consumer<T> chosen) {
    setMaxWidth(Double.MAX_VALUE);
    setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T value) {
            return value == null ? "" : words.apply(value);
          }

          @Override
          public T fromString(String shown) {
            throw new UnsupportedOperationException("Nothing is typed here.");
          }
        });
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
