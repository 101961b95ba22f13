package recdenoiser.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import recdenoiser.engine.figure.CurveAxis;
import recdenoiser.engine.figure.CurveSnapshot;

class CurveModelTest {
  private final CurveSettings settings = new CurveSettings();
  private final CurveModel model = new CurveModel("training loss", settings);

  @Test
  void everyChangeCountsAsARevision() {
    long before = model.revisionProperty().get();
    model.add("total").append(1, 3, 1);
    settings.smoothingProperty().set(0.5);
    settings.axisProperty().set(CurveAxis.TIME);
    assertThat(model.revisionProperty().get()).isGreaterThanOrEqualTo(before + 4);
  }

  @Test
  void settingsDecideWhatIsDrawn() {
    model.add("total").append(1, 3, 1);
    settings.axisProperty().set(CurveAxis.TIME);
    settings.logarithmicProperty().set(true);
    CurveSnapshot snapshot = model.snapshot();
    assertThat(snapshot.axisLabel()).isEqualTo("elapsed [s]");
    assertThat(snapshot.options().logarithmic()).isTrue();
    assertThat(snapshot.highX()).isEqualTo(3);
  }
}
