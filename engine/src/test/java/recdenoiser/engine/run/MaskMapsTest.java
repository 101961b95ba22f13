package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import recdenoiser.engine.recommend.HeadMaps;
import recdenoiser.engine.recommend.MaskSnapshot;

/** What is drawn of a snapshot, of its mean over heads and of single heads. */
class MaskMapsTest {
  private static final float NONE = Float.NaN;
  private static final int MEAN = MaskMaps.MEAN;

  /** Two slots, one block, two heads: the first is open everywhere, the second to itself only. */
  private static final MaskSnapshot PATTERN =
      new MaskSnapshot(
          1,
          2,
          HeadMaps.NONE,
          HeadMaps.ofHeads(new float[][] {{1, NONE, 0.5f, 0.5f}, {1, NONE, 0, 1}}, 2),
          HeadMaps.ofHeads(new float[][] {{1, NONE, 1, 1}, {1, NONE, 0, 1}}, 2));

  @Test
  void everyKindThereIsHasAMapForEachBlock() {
    HeadMaps two = HeadMaps.shared(new float[][] {{0.9f}, {0.4f}});
    MaskMaps masks = MaskMaps.of(new MaskSnapshot(3, 1, two, two, HeadMaps.NONE), MEAN);
    assertThat(masks.kinds()).containsExactly(MapKind.OPEN, MapKind.ATTENTION);
    assertThat(masks.blocks()).isEqualTo(2);
    assertThat(MaskMaps.of(PATTERN, MEAN).kinds())
        .containsExactly(MapKind.PATTERN, MapKind.ATTENTION);
  }

  @Test
  void aHeadHasMapsOfItsOwn() {
    assertThat(map(MapKind.PATTERN, 0)).containsExactly(1, NONE, 1, 1);
    assertThat(map(MapKind.PATTERN, 1)).containsExactly(1, NONE, 0, 1);
    assertThat(map(MapKind.ATTENTION, 1)).containsExactly(1, NONE, 0, 1);
    assertThat(map(MapKind.ATTENTION, MEAN)).containsExactly(1, NONE, 0.25f, 0.75f);
  }

  @Test
  void theClosedShareOfAPatternIsThatOfTheHeadsShown() {
    assertThat(MaskMaps.of(PATTERN, 0).patternClosedShare()).isZero();
    assertThat(MaskMaps.of(PATTERN, 1).patternClosedShare()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(MaskMaps.of(PATTERN, MEAN).patternClosedShare()).isCloseTo(1 / 6.0, within(1e-9));
  }

  @Test
  void theClosedShareOfMasksIsCountedHeadByHead() {
    HeadMaps open = HeadMaps.ofHeads(new float[][] {{0.9f}, {0.4f}}, 2);
    HeadMaps attention = HeadMaps.shared(new float[][] {{0.5f}});
    MaskSnapshot snapshot = new MaskSnapshot(1, 1, open, attention, HeadMaps.NONE);

    assertThat(MaskMaps.of(snapshot, MEAN).closedShare()).isEqualTo(0.5);
    assertThat(MaskMaps.of(snapshot, 0).closedShare()).isZero();
    assertThat(MaskMaps.of(snapshot, 1).closedShare()).isEqualTo(1);
    assertThat(MaskMaps.of(PATTERN, MEAN).closedShare()).isNaN();
  }

  private static float[] map(MapKind kind, int head) {
    return MaskMaps.of(PATTERN, head).maps().get(kind).get(0).values();
  }
}
