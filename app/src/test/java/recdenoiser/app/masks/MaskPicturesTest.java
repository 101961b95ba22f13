package recdenoiser.app.masks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import recdenoiser.app.chart.CurveLook;
import recdenoiser.app.chart.CurveModel;
import recdenoiser.app.chart.HeatCell;
import recdenoiser.app.testing.FakeMaps;
import recdenoiser.app.testing.FakeRun;
import recdenoiser.engine.train.HeadMaps;
import recdenoiser.engine.train.MaskSnapshot;

/** What is drawn and said of a snapshot, of its mean over heads and of single heads. */
class MaskPicturesTest {
  private static final float NONE = Float.NaN;
  private static final int MEAN = MaskPictures.MEAN;

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
    assertThat(MaskPictures.of(FakeRun.masks(3, 8, 2), MEAN).kinds())
        .containsExactly(MapKind.OPEN, MapKind.ATTENTION);
    assertThat(MaskPictures.of(PATTERN, MEAN).kinds())
        .containsExactly(MapKind.PATTERN, MapKind.ATTENTION);
    assertThat(MaskPictures.of(FakeMaps.entmax(1, 8, 3, 2), MEAN).blocks()).isEqualTo(3);
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
    assertThat(MaskPictures.of(PATTERN, 0).patternClosedShare()).isZero();
    assertThat(MaskPictures.of(PATTERN, 1).patternClosedShare()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(MaskPictures.of(PATTERN, MEAN).patternClosedShare())
        .isCloseTo(1 / 6.0, within(1e-9));
  }

  @Test
  void theClosedShareOfMasksIsCountedHeadByHead() {
    HeadMaps open = HeadMaps.ofHeads(new float[][] {{0.9f}, {0.4f}}, 2);
    HeadMaps attention = HeadMaps.shared(new float[][] {{0.5f}});
    MaskSnapshot snapshot = new MaskSnapshot(1, 1, open, attention, HeadMaps.NONE);

    assertThat(MaskPictures.of(snapshot, MEAN).closedShare()).isEqualTo(0.5);
    assertThat(MaskPictures.of(snapshot, 0).closedShare()).isZero();
    assertThat(MaskPictures.of(snapshot, 1).closedShare()).isEqualTo(1);
    assertThat(MaskPictures.of(PATTERN, MEAN).closedShare()).isNaN();
  }

  @Test
  void aPatternIsReadOutHeadByHead() {
    HeatCell older = new HeatCell(1, 0);
    assertThat(new MaskReading(PATTERN, 0).of(0, older))
        .isEqualTo("query now → key −1: open, attention 0.500");
    assertThat(new MaskReading(PATTERN, 1).of(0, older)).isEqualTo("query now → key −1: closed");
    assertThat(new MaskReading(PATTERN, MEAN).of(0, older).replace('\u2009', ' '))
        .isEqualTo("query now → key −1: open in 50 % of the heads, attention 0.250");
  }

  @Test
  void masksOfSeveralHeadsAreReadAsTheirMean() {
    MaskSnapshot snapshot = FakeMaps.masksPerHead(80, 8, 1, 2);
    HeatCell newest = new HeatCell(7, 7);
    assertThat(new MaskReading(snapshot, MEAN).of(0, newest)).contains("on average, attention");
    assertThat(new MaskReading(snapshot, 0).of(0, newest)).contains("mask");
  }

  @Test
  void laterKeysCannotBeOnlyInAModelThatLooksBack() {
    HeatCell ahead = new HeatCell(3, 6);
    MaskSnapshot back = FakeMaps.strided(1, 8, 1, 1, 3, true);
    MaskSnapshot both = FakeMaps.strided(1, 8, 1, 1, 3, false);
    assertThat(new MaskReading(back, MEAN).of(0, ahead)).endsWith("later than the query");
    assertThat(new MaskReading(back, MEAN).ofAllBlocks(ahead)).endsWith("later than the query");
    assertThat(new MaskReading(both, MEAN).of(0, ahead)).contains("open, attention 0.");
    assertThat(MaskPictures.of(both, MEAN).maps().get(MapKind.PATTERN).get(0).exists(3, 6))
        .isTrue();
  }

  @Test
  void attentionByDistanceIsTheMeanOfEachDiagonal() {
    CurveModel curves = new CurveModel("mean attention", new CurveLook());
    DistanceProfile.fill(curves, PATTERN, 0);
    assertThat(curves.series()).hasSize(1);
    assertThat(curves.series().get(0).values()).containsExactly(0.75, 0.5);
    assertThat(curves.series().get(0).epoch(1)).isEqualTo(1);
  }

  @Test
  void attentionAheadOfTheQueryLiesBelowZero() {
    CurveModel curves = new CurveModel("mean attention", new CurveLook());
    DistanceProfile.fill(curves, FakeMaps.strided(1, 8, 1, 1, 3, false), MEAN);
    assertThat(curves.series().get(0).epoch(0)).isEqualTo(-7);
    assertThat(curves.series().get(0).size()).isEqualTo(15);
  }

  private static float[] map(MapKind kind, int head) {
    return MaskPictures.of(PATTERN, head).maps().get(kind).get(0).values();
  }
}
