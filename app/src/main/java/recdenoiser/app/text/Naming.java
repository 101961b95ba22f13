package recdenoiser.app.text;

import java.util.function.Function;
import javafx.util.StringConverter;

/** What the values of a box are called from which one is chosen and none is typed. */
public final class Naming<T> extends StringConverter<T> {
  private final Function<T, String> name;

  /**
   * @param name of a value; no value has none
   */
  public Naming(Function<T, String> name) {
    this.name = name;
  }

  @Override
  public String toString(T value) {
    return value == null ? "" : name.apply(value);
  }

  @Override
  public T fromString(String text) {
    throw new UnsupportedOperationException("Nothing is typed here.");
  }
}
