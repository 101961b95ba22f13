package recdenoiser.engine.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadMapsTest {
  private static final float NONE = Float.NaN;
  private static final float[] NEAR = {1, NONE, 0, 1};
  private static final float[] FAR = {1, NONE, 1, 1};

  @Test
  void headsThatDifferAreKeptBesideTheirMean() {
    HeadMaps maps = HeadMaps.ofHeads(new float[][] {NEAR, FAR, NEAR, NEAR}, 2);

    assertThat(maps.blocks()).isEqualTo(2);
    assertThat(maps.headCount()).isEqualTo(2);
    assertThat(maps.map(0, -1)).containsExactly(1, NONE, 0.5f, 1);
    assertThat(maps.map(0, 0)).isSameAs(NEAR);
    assertThat(maps.map(0, 1)).isSameAs(FAR);
    assertThat(maps.map(1, -1)).containsExactly(NEAR);
  }

  @Test
  void headsThatAreAlikeAreOneMap() {
    HeadMaps maps = HeadMaps.ofHeads(new float[][] {NEAR, NEAR.clone(), FAR, FAR}, 2);

    assertThat(maps.headCount()).isZero();
    assertThat(maps.map(0, 1)).containsExactly(NEAR);
    assertThat(maps.map(1, 0)).containsExactly(FAR);
    assertThat(maps.numbers()).isEqualTo(8);
  }

  @Test
  void ofManyLargeHeadsOnlyTheMeanIsKept() {
    int window = 600;
    float[][] maps = new float[4][window * window];
    maps[3][7] = 1;

    assertThat(HeadMaps.keepsHeads(1, 4, window)).isFalse();
    assertThat(HeadMaps.keepsHeads(1, 2, window)).isTrue();
    HeadMaps kept = HeadMaps.ofHeads(maps, 4);
    assertThat(kept.headCount()).isZero();
    assertThat(kept.map(0, 3)[7]).isEqualTo(0.25f);
  }

  @Test
  void noBlocksAreNoMaps() {
    assertThat(HeadMaps.ofHeads(new float[0][], 3).isEmpty()).isTrue();
    assertThat(HeadMaps.NONE.numbers()).isZero();
  }
}
