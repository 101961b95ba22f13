package recdenoiser.engine.autodiff;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.dl4j.LongShortTermMemory;
import recdenoiser.engine.dl4j.SequenceConvolutions;

/** The backward pass through layers of DL4J, and what puts rows where they want them. */
class ExternalGradientTest {

  @ParameterizedTest
  @CsvSource({"4, 3, 2, 2", "1, 3, 1, 2", "3, 2, 0, 3", "3, 2, 2, 0"})
  void convolutions(int length, int width, int vertical, int horizontal) {
    int sequences = 3;
    OperationCheck check = new OperationCheck(1).input(sequences * length, width);
    SequenceConvolutions convolutions =
        new SequenceConvolutions(check.parameters(), length, width, vertical, horizontal);

    check.valuesAgree((tape, in) -> convolutions.apply(tape, in.get(0), sequences));
  }

  @ParameterizedTest
  @CsvSource({"4, 2, 1", "4, 3, 2", "3, 1, 1"})
  void longShortTermMemory(int times, int sequences, int layers) {
    OperationCheck check = new OperationCheck(2).input(times * sequences, 3);
    LongShortTermMemory memory = new LongShortTermMemory(check.parameters(), 3, 4, layers);

    check.valuesAgree((tape, in) -> memory.apply(tape, in.get(0), sequences));
  }

  /** Each has a graph of its own on the tape, and both add to the same gradients. */
  @Test
  void oneMemoryAfterAnotherOnOneTape() {
    OperationCheck check = new OperationCheck(3).input(6, 3);
    LongShortTermMemory memory = new LongShortTermMemory(check.parameters(), 3, 3, 1);
    Parameter weight = check.weight("weight", 3, 3);
    Parameter bias = check.weight("bias", 1, 3);

    check.valuesAgree(
        (tape, in) ->
            Ops.linear(
                tape, memory.apply(tape, Ops.columns(tape, in.get(0), 0, 3), 2), weight, bias));
  }

  @Test
  void rowsInOtherPlaces() {
    OperationCheck check = new OperationCheck(4).input(4, 3);

    check.valuesAgree((tape, in) -> Ops.placeRows(tape, in.get(0), new int[] {5, 1, 2, 7}, 8));
  }

  @Test
  void rowsInOtherPlacesBesideAnotherUse() {
    OperationCheck check = new OperationCheck(5).input(3, 3);

    check.valuesAgree(
        (tape, in) ->
            Ops.dropoutAdd(
                tape, Ops.placeRows(tape, in.get(0), new int[] {2, 0, 1}, 3), 0, 0, in.get(0)));
  }

  @Test
  void aRowThatIsTakenSeveralTimes() {
    OperationCheck check = new OperationCheck(6).input(3, 2);

    check.valuesAgree(
        (tape, in) -> Ops.selectRows(tape, in.get(0), new int[] {0, 0, 2, 2, 2}, 0, 5));
  }
}
