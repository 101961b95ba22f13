package recdenoiser.engine.inspect.learned;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import recdenoiser.engine.figure.NamedMatrix;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.recommend.FilterView.Direction;
import recdenoiser.engine.recommend.FilterView.Filter;
import recdenoiser.engine.recommend.TrainedModel;

/**
 * The filters of a convolutional model: all vertical ones in one map of steps by filters; of the
 * horizontal ones how long the weights of each step are, a map for each height, and the longest
 * filters whole.
 */
public final class FilterMaps implements LearnedView {

  @Override
  public String id() {
    return "filters";
  }

  @Override
  public boolean isIn(TrainedModel model) {
    return model.filters().isPresent();
  }

  @Override
  public Set<LearnedOption> options() {
    return Set.of(LearnedOption.COUNT);
  }

  @Override
  public int usual() {
    return 4;
  }

  @Override
  public int most() {
    return 32;
  }

  @Override
  public Learned look(InspectedRun run, LearnedQuestion question) {
    List<Filter> filters = run.saved().model().filters().orElseThrow().filters();
    return new Learned(maps(filters, question.count()), Optional.empty());
  }

  /**
   * @param whole how many horizontal filters are shown whole
   */
  static List<LearnedMap> maps(List<Filter> filters, int whole) {
    List<LearnedMap> maps = new ArrayList<>();
    List<Filter> vertical = of(filters, Direction.VERTICAL);
    if (!vertical.isEmpty()) {
      maps.add(
          LearnedMap.of(
              LearnedTexts.format("filters.vertical"),
              LearnedTexts.format("filters.verticalWeight"),
              vertical(vertical)));
    }
    List<Filter> horizontal = of(filters, Direction.HORIZONTAL);
    horizontal.stream()
        .map(Filter::height)
        .distinct()
        .sorted()
        .forEach(height -> maps.add(strengths(horizontal, height)));
    maps.addAll(longest(horizontal, whole));
    return maps;
  }

  private static List<Filter> of(List<Filter> filters, Direction direction) {
    return filters.stream().filter(filter -> filter.direction() == direction).toList();
  }

  private static NamedMatrix vertical(List<Filter> filters) {
    int steps = filters.stream().mapToInt(Filter::height).max().orElse(0);
    float[] values = new float[steps * filters.size()];
    for (int f = 0; f < filters.size(); f++) {
      Filter filter = filters.get(f);
      for (int step = 0; step < steps; step++) {
        values[step * filters.size() + f] =
            step < filter.height() ? filter.weights()[step * filter.width()] : Float.NaN;
      }
    }
    return new NamedMatrix(
        LearnedTexts.format("filters.steps"),
        LearnedTexts.format("filters.filters"),
        numbers(steps),
        numbers(filters.size()),
        values);
  }

  /** How long the weights of each step are, of all filters of a height. */
  private static LearnedMap strengths(List<Filter> horizontal, int height) {
    List<Filter> filters = horizontal.stream().filter(filter -> filter.height() == height).toList();
    float[] values = new float[height * filters.size()];
    for (int f = 0; f < filters.size(); f++) {
      for (int step = 0; step < height; step++) {
        values[step * filters.size() + f] = (float) filters.get(f).strength(step);
      }
    }
    return LearnedMap.of(
        LearnedTexts.format("filters.strengths", Integer.toString(height)),
        LearnedTexts.format("filters.length"),
        new NamedMatrix(
            LearnedTexts.format("filters.steps"),
            LearnedTexts.format("filters.filters"),
            numbers(height),
            numbers(filters.size()),
            values));
  }

  private static List<LearnedMap> longest(List<Filter> horizontal, int count) {
    return IntStream.range(0, horizontal.size())
        .boxed()
        .sorted(Comparator.comparingDouble(f -> -length(horizontal.get(f))))
        .limit(count)
        .map(f -> whole(horizontal, f))
        .toList();
  }

  private static double length(Filter filter) {
    return IntStream.range(0, filter.height())
        .mapToDouble(step -> filter.strength(step) * filter.strength(step))
        .sum();
  }

  private static LearnedMap whole(List<Filter> horizontal, int place) {
    Filter filter = horizontal.get(place);
    long among =
        horizontal.subList(0, place + 1).stream()
            .filter(other -> other.height() == filter.height())
            .count();
    return LearnedMap.of(
        LearnedTexts.format(
            "filters.whole", Long.toString(among), Integer.toString(filter.height())),
        LearnedTexts.format("filters.weight"),
        new NamedMatrix(
            LearnedTexts.format("filters.steps"),
            LearnedTexts.format("filters.dimensions"),
            numbers(filter.height()),
            numbers(filter.width()),
            filter.weights()));
  }

  private static List<String> numbers(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
  }
}
