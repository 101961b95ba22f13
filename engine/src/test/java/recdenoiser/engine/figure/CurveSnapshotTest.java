package recdenoiser.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CurveSnapshotTest {
  private static final CurveOptions PLAIN = CurveOptions.PLAIN;
  private static final CurveOptions OVER_TIME = new CurveOptions(CurveAxis.TIME, false, 0);

  private final Curves curves = new Curves("training loss");

  @Test
  void logarithmLeavesOutWhatIsNotPositive() {
    CurveSeries series = curves.add("penalty");
    series.append(1, 3, 0);
    series.append(2, 6, 0.5);
    CurveSnapshot snapshot = CurveSnapshot.of(curves, new CurveOptions(CurveAxis.EPOCHS, true, 0));
    assertThat(snapshot.lines().get(0).raw(0)).isNaN();
    assertThat(snapshot.span()).isEqualTo(new ValueRange(0.5, 0.5));
  }

  @Test
  void timeIsToldInAUnitThatSuitsIt() {
    CurveSeries series = curves.add("total");
    series.append(1, 90, 1);
    assertThat(CurveSnapshot.of(curves, OVER_TIME).axisLabel()).isEqualTo("elapsed [s]");
    series.append(2, 600, 1);
    assertThat(CurveSnapshot.of(curves, OVER_TIME).axisLabel()).isEqualTo("elapsed [min]");
    assertThat(CurveSnapshot.of(curves, OVER_TIME).highX()).isCloseTo(10, within(1e-12));
    series.append(3, 14_400, 1);
    assertThat(CurveSnapshot.of(curves, OVER_TIME).axisLabel()).isEqualTo("elapsed [h]");
  }

  @Test
  void publishedNumbersBelongToTheSpan() {
    curves.add("NDCG@10").append(1, 3, 0.4);
    curves.addReference("published", 0.536);
    assertThat(CurveSnapshot.of(curves, PLAIN).span()).isEqualTo(new ValueRange(0.4, 0.536));
  }

  @Test
  void bestStandsAtItsRawValueWhereverTheAxisPutsIt() {
    CurveSeries series = curves.add("NDCG@10");
    series.append(10, 30, 0.4);
    series.append(20, 60, 0.5);
    curves.markBest(series, 20);
    CurveOptions smooth = new CurveOptions(CurveAxis.TIME, false, 0.9);
    CurveSnapshot.Mark mark = CurveSnapshot.of(curves, smooth).best().get(0);
    assertThat(mark.x()).isEqualTo(60);
    assertThat(mark.value()).isEqualTo(0.5);
  }

  @Test
  void readoutTakesTheNearestPointOfEveryLine() {
    CurveSeries steps = curves.add("steps");
    CurveSeries epochs = curves.add("epochs");
    for (int i = 1; i <= 40; i++) {
      steps.append(i / 4.0, i, i);
    }
    epochs.append(5, 20, 0.5);
    epochs.append(10, 40, 0.6);
    CurveReadout readout = CurveReadout.at(CurveSnapshot.of(curves, PLAIN), 7.1).orElseThrow();
    assertThat(readout.x()).isEqualTo(7);
    assertThat(readout.head()).isEqualTo("epoch 7");
    assertThat(readout.rows()).extracting(CurveReadout.Row::value).containsExactly(28.0, 0.5);
  }

  @Test
  void nothingIsReadWhereNothingIs() {
    curves.add("empty");
    assertThat(CurveReadout.at(CurveSnapshot.of(curves, PLAIN), 1)).isEmpty();
  }
}
