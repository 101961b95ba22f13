package recdenoiser.engine.autodiff;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The backward pass through the operations around SSE-PT's blocks, which carry no tangents. */
class JoinGradientTest {
  private static final Segments INSIDE = new Segments(new int[] {0, 3, 4, 9, 12}, 1, 4);
  private static final int[] SLOTS = {3, 4, 5, 5, 1, 2, 3, 4, 5, 3, 4, 5};
  private static final SlotEmbedding NOWHERE = new SlotEmbedding(null, null);
  private static final int TOKENS = INSIDE.tokens();

  @ParameterizedTest
  @CsvSource({"0, true", "0.3, true", "0.3, false"})
  void join(double dropout, boolean withPositions) {
    OperationCheck check = new OperationCheck(1, INSIDE.firstToken());
    check.input(TOKENS, 3).input(TOKENS, 5);
    Parameter positions = withPositions ? check.weight("positions", 6, 8) : null;

    check.valuesAgree(
        (tape, in) ->
            Ops.join(
                tape,
                in.get(0),
                in.get(1),
                new SlotEmbedding(positions, SLOTS),
                INSIDE,
                new Dropout(dropout, 77)));
  }

  @Test
  void columns() {
    OperationCheck check = new OperationCheck(2).input(4, 7);

    // the others have no effect, so they are joined in
    check.valuesAgree(
        (tape, in) -> {
          Variable front = Ops.columns(tape, in.get(0), 0, 3);
          Variable back = Ops.columns(tape, in.get(0), 3, 4);
          return Ops.join(tape, back, front, NOWHERE, null, Dropout.NONE);
        });
  }

  @Test
  void columnsThatOverlap() {
    OperationCheck check = new OperationCheck(3).input(4, 6);

    check.valuesAgree(
        (tape, in) -> {
          Variable front = Ops.columns(tape, in.get(0), 0, 4);
          Variable back = Ops.columns(tape, in.get(0), 2, 4);
          return Ops.rowDot(tape, front, back);
        });
  }

  @Test
  void rowDot() {
    OperationCheck check = new OperationCheck(4).input(5, 3).input(5, 3);

    check.valuesAgree((tape, in) -> Ops.rowDot(tape, in.get(0), in.get(1)));
  }

  @Test
  void rowDotBesideAnotherUseOfOneFactor() {
    OperationCheck check = new OperationCheck(5).input(5, 3).input(5, 3);

    check.valuesAgree(
        (tape, in) ->
            Ops.join(
                tape,
                in.get(0),
                Ops.rowDot(tape, in.get(0), in.get(1)),
                NOWHERE,
                null,
                Dropout.NONE));
  }
}
