package recdenoiser.engine.inspect.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.figure.NamedMatrix;
import recdenoiser.engine.recommend.FilterView.Direction;
import recdenoiser.engine.recommend.FilterView.Filter;
import recdenoiser.engine.recommend.GateTrace;

/** Traces and filters that are written down here, as maps. */
class GatesAndFiltersTest {

  @Test
  void gatesStandOverTheNewestItemsThatTheModelLooksAt() {
    GateTrace.Layer layer =
        new GateTrace.Layer(
            2,
            new float[] {0.2f, 0.4f, 0, 1},
            new float[] {0.1f, 0.3f, 0.5f, 0.5f},
            new float[] {0.3f, 0.4f, 0.3f, 0.4f});
    List<LearnedMap> maps =
        GateMap.maps(new GateTrace(2, List.of(layer)), List.of("Alien", "Brazil", "Contact"));
    NamedMatrix strip = maps.get(0).matrix();
    assertThat(maps).hasSize(1);
    assertThat(strip.rows()).containsExactly("update gate", "reset gate", "change of state");
    assertThat(strip.columns()).containsExactly("\u22121 Brazil", "now Contact");
    assertThat(strip.values())
        .containsExactly(
            new float[] {0.2f, 0.5f, 0.3f, 0.5f, (float) Math.sqrt(0.125), 0}, within(1e-6f));
    assertThat(maps.get(0).scale().high()).isEqualTo(1);
  }

  @Test
  void everyLayerHasAStrip() {
    GateTrace.Layer layer = new GateTrace.Layer(1, new float[1], new float[1], new float[1]);
    assertThat(GateMap.maps(new GateTrace(1, List.of(layer, layer)), List.of("Alien")))
        .extracting(LearnedMap::title)
        .containsExactly("Gates over the sequence, layer 1", "Gates over the sequence, layer 2");
  }

  @Test
  void verticalFiltersAreColumnsAndHorizontalOnesLengthsOfSteps() {
    List<Filter> filters =
        List.of(
            new Filter(Direction.VERTICAL, 2, 1, new float[] {1, 2}),
            new Filter(Direction.VERTICAL, 2, 1, new float[] {3, 4}),
            new Filter(Direction.HORIZONTAL, 1, 2, new float[] {3, 4}),
            new Filter(Direction.HORIZONTAL, 2, 2, new float[] {6, 8, 0, 1}));
    List<LearnedMap> maps = FilterMaps.maps(filters, 1);
    assertThat(maps)
        .extracting(LearnedMap::title)
        .containsExactly(
            "Vertical filters",
            "Horizontal filters of height 1: length of the weights",
            "Horizontal filters of height 2: length of the weights",
            "Horizontal filter 1 of height 2");
    assertThat(maps.get(0).matrix().values()).containsExactly(1, 3, 2, 4);
    assertThat(maps.get(1).matrix().values()).containsExactly(5);
    assertThat(maps.get(2).matrix().values()).containsExactly(10, 1);
    assertThat(maps.get(3).matrix().columns()).containsExactly("1", "2");
  }

  @Test
  void aFilterHasAWeightForEachStepAndDimension() {
    assertThatThrownBy(() -> new Filter(Direction.HORIZONTAL, 2, 3, new float[5]))
        .hasMessage("A filter of 2 × 3 has 6 weights; found 5.");
  }
}
