package recdenoiser.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;

/** Three items; row 1 has items 2 and 3, row 2 nothing, row 3 item 1. */
class SparseRowsTest {
  private static final SparseRows ROWS =
      new SparseRows(new int[] {0, 0, 2, 2, 3}, new int[] {2, 3, 1}, new float[] {0.5f, 2, 4});

  @Test
  void aRowIsAddedWhereItsColumnsAre() {
    float[] numbers = {9, 9, 0, 0, 1, 0, 9};

    ROWS.addRow(1, 2, numbers, 2);

    assertThat(numbers).containsExactly(9, 9, 0, 0, 2, 4, 9);
    assertThat(ROWS.sum(1)).isEqualTo(2.5);
    assertThat(ROWS.length(2)).isZero();
  }

  @Test
  void itReadsBackFromItsArrays() {
    SparseRows read = SparseRows.of("x", 3, new NamedArrays(ROWS.weights("x")));

    assertThat(read.starts()).isEqualTo(ROWS.starts());
    assertThat(read.columns()).isEqualTo(ROWS.columns());
    assertThat(read.values()).isEqualTo(ROWS.values());
  }

  @Test
  void arraysThatDoNotBelongTogetherAreRefused() {
    assertThatThrownBy(() -> SparseRows.of("x", 3, new NamedArrays(ROWS.weights("y"))))
        .hasMessage("The checkpoint has no array x.lengths.");
    refused(0, new float[] {0, 2, 0, 0}, "The rows of x have 2 entries together, but there are 3.");
    refused(
        0,
        new float[] {0, 2, 0.5f, 1},
        "Array x.lengths has whole numbers from 0 to 3; found 0.5.");
    refused(1, new float[] {2, 4, 1}, "Array x.columns has whole numbers from 0 to 3; found 4.0.");
    refused(
        1,
        new float[] {2, Float.NaN, 1},
        "Array x.columns has whole numbers from 0 to 3; found NaN.");
    refused(
        2, new float[] {1, 1}, "Array x.values of the checkpoint has the shape [2]; expected [3].");
  }

  private static void refused(int which, float[] values, String sentence) {
    List<NamedArray> arrays = new ArrayList<>(ROWS.weights("x"));
    arrays.set(which, new NamedArray(arrays.get(which).name(), new int[] {values.length}, values));
    assertThatThrownBy(() -> SparseRows.of("x", 3, new NamedArrays(arrays)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }
}
