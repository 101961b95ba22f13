package recdenoiser.engine.inspect.learned;

import java.util.List;
import java.util.Optional;
import recdenoiser.engine.table.DataGrid;

/**
 * What was seen.
 *
 * @param maps side by side
 * @param curve empty where there is none
 * @param list empty where there is none
 */
public record Learned(List<LearnedMap> maps, Optional<LearnedCurve> curve, Optional<RowList> list) {

  public Learned {
    maps = List.copyOf(maps);
  }

  /** Without a curve. */
  public Learned(List<LearnedMap> maps, Optional<RowList> list) {
    this(maps, Optional.empty(), list);
  }

  /** The same, maps of one quantity on one scale, so that they can be compared. */
  public static List<Learned> onSharedScales(List<Learned> seen) {
    List<LearnedMap> all = seen.stream().flatMap(one -> one.maps.stream()).toList();
    return seen.stream()
        .map(
            one ->
                new Learned(
                    one.maps.stream().map(map -> map.beside(alike(map, all))).toList(),
                    one.curve,
                    one.list))
        .toList();
  }

  private static List<LearnedMap> alike(LearnedMap map, List<LearnedMap> all) {
    return all.stream().filter(other -> other.quantity().equals(map.quantity())).toList();
  }

  /** What the rows of a list are. */
  public enum Rows {
    ITEMS,
    USERS
  }

  /**
   * A table of items or users.
   *
   * @param numbers of what the rows are, in the run's data
   */
  public record RowList(DataGrid grid, Rows rows, List<Integer> numbers) {
    public RowList {
      numbers = List.copyOf(numbers);
    }

    static RowList ofItems(DataGrid grid, List<Integer> items) {
      return new RowList(grid, Rows.ITEMS, items);
    }
  }
}
