package recdenoiser.engine.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.plain.PlainKernels;

/** Rows of a table by token, and where their gradients go. */
class GatherTest {
  private static final int[] IDS = {1, 0, 2, 1};

  private final Tape tape = new Tape(new PlainKernels(), Precision.DOUBLE);
  private final Matrix table = Matrix.zeros(Precision.DOUBLE, 3, 2);
  private final Table items = new Table("items", table, 4);
  private final Lookup lookup = items.lookup(10);

  @Test
  void rowsAreScaledAndTheirGradientsStandInTheRowsOfTheirTokens() {
    table.write(0, new double[] {0, 0, 1, 2, 3, 4}, 0, 6);
    Segments last = new Segments(new int[] {0, 2, 4}, 1, 2);
    items.begin(IDS.length);
    tape.begin(last.firstToken(), null);

    Variable rows = Ops.gather(tape, lookup, IDS, last);

    assertThat(rows.value().toDoubles()).containsExactly(30, 40, 10, 20);
    Matrix gradient = tape.lend(2, 2);
    gradient.write(0, new double[] {5, 6, 7, 8}, 0, 4);
    Ops.loss(tape, rows, gradient);
    tape.backward();
    assertThat(lookup.gradient(IDS).toDoubles()).containsExactly(0, 0, 0, 0, 5, 6, 7, 8);
  }
}
