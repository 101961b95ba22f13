package recdenoiser.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HeatMatrixTest {
  private static final float NAN = Float.NaN;

  @Test
  void zerosAreCountedAmongWhatExists() {
    HeatMatrix matrix = new HeatMatrix(2, new float[] {0, NAN, 0.5f, 0.25f});
    assertThat(matrix.zeroShare()).isEqualTo(1.0 / 3);
    assertThat(matrix.exists(0, 1)).isFalse();
    assertThat(matrix.quantile(1)).isEqualTo(0.5);
    assertThat(matrix.quantile(0.5)).isEqualTo(0.25);
  }

  @Test
  void nothingExistingHasNoShare() {
    assertThat(new HeatMatrix(1, new float[] {NAN}).zeroShare()).isNaN();
  }

  @Test
  void wrongNumberOfValuesIsRefused() {
    assertThatThrownBy(() -> new HeatMatrix(3, new float[8]))
        .hasMessage("A map of 3 slots needs 9 values; found 8.");
  }

  @Test
  void cellsAreWholePixelsAsLargeAsFits() {
    HeatLayout layout = HeatLayout.fit(50, 400, 330);
    assertThat(layout.cell()).isEqualTo(6);
    assertThat(layout.left()).isEqualTo(Math.rint(layout.left()));
    assertThat(layout.x(50)).isLessThanOrEqualTo(400);
    assertThat(layout.at(layout.x(49) + 1, layout.y(48) + 5)).contains(new HeatCell(48, 49));
    assertThat(layout.at(layout.x(50) + 1, layout.y(0))).isEmpty();
  }

  @Test
  void longWindowsStillGetOnePixelPerCell() {
    assertThat(HeatLayout.fit(200, 100, 100).cell()).isEqualTo(1);
  }

  @Test
  void newestIsNowAndOthersCountBack() {
    assertThat(SlotName.of(49, 50)).isEqualTo("now");
    assertThat(SlotName.of(37, 50)).isEqualTo("−12");
    assertThat(HeatLayout.fit(50, 400, 330).labelled(true)).contains(49, 39, 29);
  }
}
