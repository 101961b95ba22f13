package recdenoiser.engine.table;

/** A column of a table. */
public record GridColumn(String title, Alignment alignment) {

  /** Where its cells stand: words at the left, numbers at the right. */
  public enum Alignment {
    LEFT,
    RIGHT
  }

  public static GridColumn words(String title) {
    return new GridColumn(title, Alignment.LEFT);
  }

  public static GridColumn numbers(String title) {
    return new GridColumn(title, Alignment.RIGHT);
  }

  boolean right() {
    return alignment == Alignment.RIGHT;
  }
}
