package recdenoiser.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.figure.CurveAxis;
import recdenoiser.engine.figure.CurveSeries;
import recdenoiser.engine.figure.CurveView;
import recdenoiser.engine.figure.ValueRange;

class CurveZoomTest {
  private final CurveSettings settings = new CurveSettings();
  private final CurveModel model = new CurveModel("training loss", settings);
  private final CurveZoom zoom = new CurveZoom(settings);

  @Test
  void aPartStaysWhileTheSameRunGoesOn() {
    CurveSeries line = fill(10, 1.8);
    view();
    zoom.show(model.snapshot(), new ValueRange(2, 4), null);
    line.append(11, 110, 30, 0.1);
    assertThat(view().across()).isEqualTo(new ValueRange(2, 4));
    assertThat(zoom.zoomedProperty().get()).isTrue();
    zoom.showAll();
    assertThat(view().across()).isEqualTo(new ValueRange(1, 11));
  }

  @Test
  void anotherRunBeginsWithAxesOfItsOwnEvenWhileLive() {
    model.liveProperty().set(true);
    fill(10, 180);
    assertThat(view().up().high()).isGreaterThanOrEqualTo(180);
    zoom.show(model.snapshot(), new ValueRange(2, 4), new ValueRange(10, 20));
    model.clear();
    fill(3, 0.5);
    assertThat(view().up().high()).isLessThanOrEqualTo(0.6);
    assertThat(view().across()).isEqualTo(new ValueRange(1, 3));
    assertThat(zoom.zoomedProperty().get()).isFalse();
  }

  @Test
  void theValueAxisNeverShrinksWhileARunIsLive() {
    model.liveProperty().set(true);
    CurveSeries line = fill(3, 180);
    double high = view().up().high();
    line.clear();
    line.append(1, 10, 3, 0.5);
    assertThat(view().up().high()).isEqualTo(high);
    model.liveProperty().set(false);
    assertThat(view().up().high()).isLessThan(high);
  }

  @Test
  void anotherAxisOrScaleShowsAll() {
    fill(10, 1.8);
    view();
    zoom.show(model.snapshot(), new ValueRange(2, 4), new ValueRange(0.5, 1));
    settings.axisProperty().set(CurveAxis.STEPS);
    assertThat(view().across()).isEqualTo(new ValueRange(10, 100));
    zoom.show(model.snapshot(), new ValueRange(20, 40), new ValueRange(0.5, 1));
    settings.logarithmicProperty().set(true);
    assertThat(view().across()).isEqualTo(new ValueRange(10, 100));
  }

  @Test
  void aPartOfTimeStaysWhereItIsWhenSecondsBecomeMinutes() {
    settings.axisProperty().set(CurveAxis.TIME);
    CurveSeries line = fill(10, 1.8);
    view();
    zoom.show(model.snapshot(), new ValueRange(6, 12), null);
    line.append(100, 1000, 300, 0.1);
    assertThat(view().across().low()).isCloseTo(0.1, within(1e-12));
    assertThat(view().across().high()).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void aPartOfTheAxisIsSeenByAllAndWhatIsDraggedGoesBeforeIt() {
    fill(11, 1.8);
    settings.fromProperty().set(0.2);
    settings.toProperty().set(0.5);
    assertThat(view().across()).isEqualTo(new ValueRange(3, 6));
    assertThat(zoom.zoomedProperty().get()).isTrue();
    zoom.show(model.snapshot(), new ValueRange(4, 5), null);
    assertThat(view().across()).isEqualTo(new ValueRange(4, 5));
    settings.toProperty().set(0.7);
    assertThat(view().across()).isEqualTo(new ValueRange(3, 8));
    settings.axisProperty().set(CurveAxis.STEPS);
    assertThat(view().across()).isEqualTo(new ValueRange(30, 80));
    zoom.showAll();
    assertThat(view().across()).isEqualTo(new ValueRange(10, 110));
    assertThat(settings.toProperty().get()).isEqualTo(1);
    assertThat(zoom.zoomedProperty().get()).isFalse();
  }

  @Test
  void somethingOfTheAxisIsAlwaysSeen() {
    ValueRange whole = new ValueRange(0, 200);
    settings.toProperty().set(0);
    assertThat(settings.part(whole)).isEqualTo(new ValueRange(0, 1));
    settings.toProperty().set(1);
    settings.fromProperty().set(1);
    assertThat(settings.part(whole)).isEqualTo(new ValueRange(199, 200));
  }

  @Test
  void placesOnTheScreenAndBack() {
    CurveView view = new CurveView(new ValueRange(0, 10), new ValueRange(0.01, 100));
    CurveGeometry plot = new CurveGeometry(view, new Rectangle2D.Double(50, 20, 200, 100), true);
    assertThat(plot.across(5)).isEqualTo(150);
    assertThat(plot.placeAt(150)).isEqualTo(5);
    assertThat(plot.placeAt(1000)).isEqualTo(10);
    // Half way up between 10^-2 and 10^2.
    assertThat(plot.up(1)).isCloseTo(70, within(1e-9));
    assertThat(plot.valueAt(70)).isCloseTo(1, within(1e-9));
  }

  private CurveView view() {
    return zoom.view(model.snapshot(), model.generation(), model.liveProperty().get());
  }

  private CurveSeries fill(int epochs, double first) {
    CurveSeries line = model.add("total");
    for (int epoch = 1; epoch <= epochs; epoch++) {
      line.append(epoch, 10.0 * epoch, 3.0 * epoch, first / epoch);
    }
    return line;
  }
}
