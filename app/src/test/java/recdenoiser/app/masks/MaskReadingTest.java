package recdenoiser.app.masks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import recdenoiser.app.chart.CurveModel;
import recdenoiser.app.chart.CurveSettings;
import recdenoiser.app.testing.FakeMaps;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.recommend.HeadMaps;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.run.MaskMaps;

/** What is said of a snapshot, of its mean over heads and of single heads. */
class MaskReadingTest {
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
  }

  @Test
  void attentionByDistanceIsTheMeanOfEachDiagonal() {
    CurveModel curves = new CurveModel("mean attention", new CurveSettings());
    DistanceProfile.fill(curves, PATTERN, 0);
    assertThat(curves.series()).hasSize(1);
    assertThat(curves.series().get(0).values()).containsExactly(0.75, 0.5);
    assertThat(curves.series().get(0).epoch(1)).isEqualTo(1);
  }

  @Test
  void attentionAheadOfTheQueryLiesBelowZero() {
    CurveModel curves = new CurveModel("mean attention", new CurveSettings());
    DistanceProfile.fill(curves, FakeMaps.strided(1, 8, 1, 1, 3, false), MEAN);
    assertThat(curves.series().get(0).epoch(0)).isEqualTo(-7);
    assertThat(curves.series().get(0).size()).isEqualTo(15);
  }
}
