package recdenoiser.engine.figure;

/** One place of a heat map, by slot of the window. */
public record HeatCell(int query, int key) {

  /** Moved by so many slots, staying inside a window of {@code size}. */
  public HeatCell moved(int queries, int keys, int size) {
    return new HeatCell(inside(query + queries, size), inside(key + keys, size));
  }

  private static int inside(int slot, int size) {
    return Math.max(0, Math.min(size - 1, slot));
  }
}
