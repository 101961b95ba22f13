package recdenoiser.engine.recommend;

/** Refuses what is no item of a catalogue. */
final class CatalogueItems {
  private CatalogueItems() {}

  /**
   * @throws IllegalArgumentException unless {@code item} is 1 … {@code count}
   */
  static void require(int item, int count) {
    if (item < 1 || item > count) {
      throw new IllegalArgumentException(
          "There is no item " + item + "; items have the numbers 1 to " + count + ".");
    }
  }
}
