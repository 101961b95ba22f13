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
