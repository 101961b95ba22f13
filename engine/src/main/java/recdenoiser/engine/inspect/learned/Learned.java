package recdenoiser.engine.inspect.learned;

import java.util.List;
import java.util.Optional;
import recdenoiser.engine.table.DataGrid;

/**
 * What was seen.
 *
 * @param maps side by side
 * @param list empty where there is none
 */
public record Learned(List<LearnedMap> maps, Optional<ItemList> list) {

  public Learned {
    maps = List.copyOf(maps);
  }

  /** The same, maps of one quantity on one scale, so that they can be compared. */
  public static List<Learned> onSharedScales(List<Learned> seen) {
    List<LearnedMap> all = seen.stream().flatMap(one -> one.maps.stream()).toList();
    return seen.stream()
        .map(
            one ->
                new Learned(
                    one.maps.stream().map(map -> map.beside(alike(map, all))).toList(), one.list))
        .toList();
  }

  private static List<LearnedMap> alike(LearnedMap map, List<LearnedMap> all) {
    return all.stream().filter(other -> other.quantity().equals(map.quantity())).toList();
  }

  /**
   * A table of items.
   *
   * @param items of the rows, from 1
   */
  public record ItemList(DataGrid grid, List<Integer> items) {
    public ItemList {
      items = List.copyOf(items);
    }
  }
}
