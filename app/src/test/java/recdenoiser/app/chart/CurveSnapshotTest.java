package recdenoiser.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CurveSnapshotTest {
  private final CurveLook look = new CurveLook();
  private final CurveModel model = new CurveModel("training loss", look);

  @Test
  void logarithmLeavesOutWhatIsNotPositive() {
    CurveSeries series = model.add("penalty");
    series.append(1, 3, 0);
    series.append(2, 6, 0.5);
    look.logarithmicProperty().set(true);
    CurveSnapshot.Line line = CurveSnapshot.of(model).lines().get(0);
    assertThat(line.raw()[0]).isNaN();
    assertThat(CurveSnapshot.of(model).span()).containsExactly(0.5, 0.5);
  }

  @Test
  void timeIsToldInAUnitThatSuitsIt() {
    CurveSeries series = model.add("total");
    look.axisProperty().set(CurveAxis.TIME);
    series.append(1, 90, 1);
    assertThat(CurveSnapshot.of(model).axisLabel()).isEqualTo("elapsed [s]");
    series.append(2, 600, 1);
    assertThat(CurveSnapshot.of(model).axisLabel()).isEqualTo("elapsed [min]");
    assertThat(CurveSnapshot.of(model).highX()).isCloseTo(10, within(1e-12));
    series.append(3, 14_400, 1);
    assertThat(CurveSnapshot.of(model).axisLabel()).isEqualTo("elapsed [h]");
  }

  @Test
  void publishedNumbersBelongToTheSpan() {
    model.add("NDCG@10").append(1, 3, 0.4);
    model.addReference("published", 0.536);
    assertThat(CurveSnapshot.of(model).span()).containsExactly(0.4, 0.536);
  }

  @Test
  void bestStandsAtItsRawValueWhereverTheAxisPutsIt() {
    CurveSeries series = model.add("NDCG@10");
    series.append(10, 30, 0.4);
    series.append(20, 60, 0.5);
    model.markBest(series, 20);
    look.smoothingProperty().set(0.9);
    look.axisProperty().set(CurveAxis.TIME);
    CurveSnapshot.Mark mark = CurveSnapshot.of(model).best().orElseThrow();
    assertThat(mark.x()).isEqualTo(60);
    assertThat(mark.value()).isEqualTo(0.5);
  }

  @Test
  void everyChangeCountsAsARevision() {
    long before = model.revisionProperty().get();
    model.add("total").append(1, 3, 1);
    look.smoothingProperty().set(0.5);
    look.axisProperty().set(CurveAxis.TIME);
    assertThat(model.revisionProperty().get()).isGreaterThanOrEqualTo(before + 4);
  }

  @Test
  void readoutTakesTheNearestPointOfEveryLine() {
    CurveSeries steps = model.add("steps");
    CurveSeries epochs = model.add("epochs");
    for (int i = 1; i <= 40; i++) {
      steps.append(i / 4.0, i, i);
    }
    epochs.append(5, 20, 0.5);
    epochs.append(10, 40, 0.6);
    CurveReadout readout = CurveReadout.at(CurveSnapshot.of(model), 7.1).orElseThrow();
    assertThat(readout.x()).isEqualTo(7);
    assertThat(readout.head()).isEqualTo("epoch 7");
    assertThat(readout.rows()).extracting(CurveReadout.Row::value).containsExactly(28.0, 0.5);
  }

  @Test
  void nothingIsReadWhereNothingIs() {
    model.add("empty");
    assertThat(CurveReadout.at(CurveSnapshot.of(model), 1)).isEmpty();
  }
}
