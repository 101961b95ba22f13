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

  @Test
  void aMapThatDoesNotFitShowsItsNewestCorner() {
    HeatLayout layout = HeatLayout.view(200, 200, 2, 62 + 100 + 20, 4 + 60 + 26, 0, 0);
    assertThat(layout.keys()).isEqualTo(50);
    assertThat(layout.queries()).isEqualTo(30);
    assertThat(layout.at(layout.left() + 99, layout.top() + 59)).contains(new HeatCell(199, 199));
    assertThat(layout.at(layout.left(), layout.top())).contains(new HeatCell(170, 150));
    assertThat(layout.labelled(true)).contains(199).allMatch(slot -> slot >= 150);
  }

  @Test
  void aViewMovesBackNoFurtherThanTheOldest() {
    HeatLayout layout = HeatLayout.view(200, 200, 2, 62 + 100 + 20, 4 + 60 + 26, 20, 1000);
    assertThat(layout.queriesBack()).isEqualTo(20);
    assertThat(layout.firstKey()).isZero();
    assertThat(layout.shows(new HeatCell(179, 49))).isTrue();
    assertThat(layout.shows(new HeatCell(180, 49))).isFalse();
    assertThat(layout.shows(new HeatCell(179, 50))).isFalse();
  }

  @Test
  void slotsThatAreLeftOutTakeNoRoom() {
    HeatLayout layout = HeatLayout.view(200, 10, 5, 400, 400, 0, 50);
    assertThat(layout.keys()).isEqualTo(10);
    assertThat(layout.firstKey()).isEqualTo(190);
    assertThat(HeatLayout.cellFor(10, 62 + 20 + 105, 400)).isEqualTo(10);
  }

  @Test
  void slotsInUseReachToTheOldestValue() {
    float[] values = {NAN, NAN, NAN, NAN, 0, NAN, NAN, 1, 2};
    assertThat(new HeatMatrix(3, values).slotsInUse()).isEqualTo(2);
    assertThat(new HeatMatrix(1, new float[] {NAN}).slotsInUse()).isZero();
  }

  @Test
  void theNewestPartEndsWhereTheWholeDoes() {
    HeatMatrix matrix = new HeatMatrix(2, new float[] {1, NAN, 3, 4});
    assertThat(matrix.newest(2)).isSameAs(matrix);
    assertThat(matrix.newest(1).values()).containsExactly(4);
    assertThat(matrix.newest(3).values()).containsExactly(NAN, NAN, NAN, NAN, 1, NAN, NAN, 3, 4);
    assertThat(matrix.newest(3).slotsInUse()).isEqualTo(2);
  }

  @Test
  void aDifferenceIsWhereBothHaveAValue() {
    HeatMatrix first = new HeatMatrix(2, new float[] {1, NAN, 0.5f, 0});
    HeatMatrix second = new HeatMatrix(2, new float[] {NAN, NAN, 0.75f, 0});
    HeatMatrix difference = first.minus(second);
    assertThat(difference.values()).containsExactly(NAN, NAN, -0.25f, 0);
    assertThat(difference.quantileOfSizes(1)).isEqualTo(0.25);
    assertThatThrownBy(() -> first.minus(new HeatMatrix(1, new float[1])))
        .hasMessage("A map of 1 slots cannot be taken from one of 2.");
  }
}
