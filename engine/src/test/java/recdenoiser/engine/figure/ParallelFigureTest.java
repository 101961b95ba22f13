package recdenoiser.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where numbers and names stand on parallel axes. */
final class ParallelFigureTest {

  @Test
  void namesStandEvenlyFromBelow() {
    ParallelAxis axis = ParallelAxis.ofNames("Rule", List.of("softmax", "masks", "gate"));
    assertThat(axis.ticks())
        .containsExactly(
            new ParallelAxis.Tick(0, "softmax"),
            new ParallelAxis.Tick(0.5, "masks"),
            new ParallelAxis.Tick(1, "gate"));
    assertThat(axis.place(1)).isEqualTo(0.5);
    assertThat(ParallelAxis.ofNames("Rule", List.of("softmax")).place(0)).isEqualTo(0.5);
  }

  @Test
  void equalFactorsAreEquallyFarApartOnALogarithmicAxis() {
    ParallelAxis axis = ParallelAxis.ofNumbers("Rate", List.of(1e-4, 1e-2, 1e-3), true);
    assertThat(axis.place(1e-3)).isCloseTo(0.5, within(1e-12));
    assertThat(axis.place(1e-4)).isZero();
    assertThat(axis.place(1e-2)).isEqualTo(1);
    assertThat(ParallelAxis.ofNumbers("Rate", List.of(2.0, 4.0), false).place(2.5)).isEqualTo(0.25);
  }

  @Test
  void oneNumberStandsInTheMiddle() {
    assertThat(ParallelAxis.ofNumbers("Hit", List.of(0.3, Double.NaN), false).place(0.3))
        .isCloseTo(0.5, within(1e-12));
    assertThat(ParallelAxis.ofNumbers("Rate", List.of(0.01), true).place(0.01))
        .isCloseTo(0.5, within(1e-12));
    assertThatThrownBy(() -> ParallelAxis.ofNumbers("Hit", List.of(Double.NaN), false))
        .hasMessageContaining("Hit");
  }

  @Test
  void axesAndTheirTicksAreWritten() throws Exception {
    List<ParallelAxis> axes =
        List.of(
            ParallelAxis.ofNames("Rule", List.of("softmax", "masks")),
            ParallelAxis.ofNumbers("NDCG@10", List.of(0.2, 0.3), false));
    List<ParallelLine> lines =
        List.of(
            new ParallelLine(List.of(0.0, 0.2), 0, false),
            new ParallelLine(List.of(1.0, 0.3), 1, true),
            new ParallelLine(List.of(1.0, Double.NaN), Double.NaN, false));
    Figure figure =
        ChartFigure.of(
            "",
            ParallelFigure.chart(axes, lines, ChartStyle.ofFiles()),
            List.of(),
            new FigureSize(480, 320));

    assertThat(new String(FigureFormat.SVG.write(figure), StandardCharsets.UTF_8))
        .contains("Rule", "softmax", "masks", "NDCG@10", "0.24");
    assertThatThrownBy(
            () ->
                ParallelFigure.chart(
                    axes, List.of(new ParallelLine(List.of(1.0), 0, false)), ChartStyle.ofFiles()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
