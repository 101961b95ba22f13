package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.storage.NpyArray;

class WeightBytesTest {

  private static float[] kept(float... map) {
    Map<String, NpyArray> arrays = new HashMap<>();
    WeightBytes.put(arrays, "map", new int[] {map.length}, map);
    assertThat(arrays.get("map").bytes()).hasSize(map.length);
    return WeightBytes.get(arrays, "map");
  }

  @Test
  void whatCannotBeAndWhatIsZeroStaySo() {
    assertThat(kept(Float.NaN, 0, 1e-9f, 0.5f, 1))
        .satisfies(map -> assertThat(map[0]).isNaN())
        .satisfies(map -> assertThat(map[1]).isZero())
        .satisfies(map -> assertThat(map[2]).as("never looks like a zero").isPositive())
        .satisfies(map -> assertThat(map[3]).isEqualTo(0.5f, within(0.5f / 254)))
        .satisfies(map -> assertThat(map[4]).isEqualTo(1f));
    assertThat(kept(0, Float.NaN, 0)[2]).isZero();
  }

  @Property
  void noWeightMovesByMoreThanAColour(
      @ForAll @Size(min = 1, max = 40) List<@FloatRange(min = 0, max = 1) Float> weights) {
    float[] map = new float[weights.size()];
    float most = 0;
    for (int i = 0; i < map.length; i++) {
      map[i] = weights.get(i);
      most = Math.max(most, map[i]);
    }
    float[] kept = kept(map);
    for (int i = 0; i < map.length; i++) {
      assertThat(kept[i]).isEqualTo(map[i], within(most / 254 + 1e-9f));
      assertThat(kept[i] == 0).isEqualTo(map[i] == 0);
    }
  }

  @Test
  void mapsInSinglePrecisionAreReadAsTheyAre() {
    float[] map = {0.1f, Float.NaN};
    assertThat(WeightBytes.get(Map.of("map", NpyArray.of(new int[] {2}, map)), "map"))
        .isSameAs(map);
  }
}
