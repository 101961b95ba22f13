package recdenoiser.engine.recommend;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.model.SequenceFilters;
import recdenoiser.engine.recommend.FilterView.Direction;
import recdenoiser.engine.recommend.FilterView.Filter;

/** The filters of a model one by one: the vertical ones, then the horizontal ones by height. */
final class Filters {
  private Filters() {}

  static List<Filter> of(SequenceFilters model) {
    List<Filter> filters = new ArrayList<>();
    for (float[] weights : model.verticalFilters()) {
      filters.add(new Filter(Direction.VERTICAL, model.filterLength(), 1, weights));
    }
    for (int height = 1; height <= model.filterLength(); height++) {
      for (float[] weights : model.horizontalFilters(height)) {
        filters.add(new Filter(Direction.HORIZONTAL, height, weights.length / height, weights));
      }
    }
    return filters;
  }
}
