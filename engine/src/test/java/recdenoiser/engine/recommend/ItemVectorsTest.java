package recdenoiser.engine.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import recdenoiser.engine.recommend.TopItems.Scored;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;

/** Four items in the plane; row 5 belongs to none. */
class ItemVectorsTest {
  private static final float[] ROWS = {0, 0, 1, 0, 3, 3, 0, 0, -2, 0, 9, 0};

  private final ItemVectors vectors = new TableVectors(table(), 4);

  private static Matrix table() {
    Matrix table = Matrix.zeros(Precision.SINGLE, 6, 2);
    table.write(0, ROWS, 0, ROWS.length);
    return table;
  }

  @Test
  void theVectorOfAnItemIsItsRow() {
    assertThat(vectors.itemCount()).isEqualTo(4);
    assertThat(vectors.width()).isEqualTo(2);
    assertThat(vectors.of(2)).containsExactly(3, 3);
  }

  @Test
  void theNearestPointTheSameWay() {
    assertThat(vectors.nearest(1, 3)).extracting(Scored::item).containsExactly(2, 3, 4);
    assertThat(vectors.nearest(1, 3).get(0).score())
        .isCloseTo((float) Math.sqrt(0.5), within(1e-6f));
    assertThat(vectors.nearest(1, 3).get(1).score()).isZero();
    assertThat(vectors.nearest(1, 3).get(2).score()).isEqualTo(-1);
    assertThat(vectors.nearest(1, 1)).hasSize(1);
  }

  @Test
  void whatIsNoItemIsRefused() {
    assertThatThrownBy(() -> vectors.of(5))
        .hasMessage("There is no item 5; items have the numbers 1 to 4.");
    assertThatThrownBy(() -> vectors.nearest(0, 2)).hasMessageContaining("no item 0");
  }
}
