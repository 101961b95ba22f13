package recdenoiser.engine.autodiff;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The backward pass through every operation that works token by token. */
class OperationGradientTest {

  @Test
  void linear() {
    OperationCheck check = new OperationCheck(1).input(5, 3);
    Parameter weight = check.weight("weight", 3, 4);
    Parameter bias = check.weight("bias", 1, 4);

    check.agrees((tape, in) -> Ops.linear(tape, in.get(0), weight, bias));
  }

  @Test
  void linearOfMoreTokensThanItsRowOfOnesHadAtFirst() {
    OperationCheck check = new OperationCheck(2).input(70, 2);
    Parameter weight = check.weight("weight", 2, 2);
    Parameter bias = check.weight("bias", 1, 2);

    check.agrees((tape, in) -> Ops.linear(tape, in.get(0), weight, bias));
  }

  @Test
  void oneInputOfTwoLinears() {
    OperationCheck check = new OperationCheck(3).input(4, 3);
    Parameter first = check.weight("first", 3, 3);
    Parameter firstBias = check.weight("first bias", 1, 3);
    Parameter second = check.weight("second", 3, 3);
    Parameter secondBias = check.weight("second bias", 1, 3);

    check.agrees(
        (tape, in) ->
            Ops.dropoutAdd(
                tape,
                Ops.linear(tape, in.get(0), first, firstBias),
                0,
                0,
                Ops.linear(tape, in.get(0), second, secondBias)));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 8})
  void layerNorm(int width) {
    OperationCheck check = new OperationCheck(4).input(6, width);
    Parameter gain = check.weight("gain", 1, width);
    Parameter bias = check.weight("bias", 1, width);

    // two numbers are -1 and 1 after a norm, whatever they were: nothing comes back from them
    check.agrees(
        (tape, in) ->
            width == 2
                ? Ops.dropoutAdd(tape, Ops.layerNorm(tape, in.get(0), gain, bias), 0, 0, in.get(0))
                : Ops.layerNorm(tape, in.get(0), gain, bias));
  }

  @Test
  void layerNormBesideAResidualOfItsInput() {
    OperationCheck check = new OperationCheck(5).input(4, 6);
    Parameter gain = check.weight("gain", 1, 6);
    Parameter bias = check.weight("bias", 1, 6);

    check.agrees(
        (tape, in) ->
            Ops.dropoutAdd(tape, Ops.layerNorm(tape, in.get(0), gain, bias), 0.4, 99, in.get(0)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void reluDropout(double rate) {
    OperationCheck check = new OperationCheck(6, 11).input(7, 5);

    check.agrees((tape, in) -> Ops.reluDropout(tape, in.get(0), rate, 12345));
  }

  @Test
  void selectedRowsBesideAllRows() {
    int[] rows = {99, 0, 1, 3, 6, 99};
    OperationCheck check = new OperationCheck(11).input(7, 3).input(4, 3);
    Parameter weight = check.weight("weight", 3, 3);
    Parameter bias = check.weight("bias", 1, 3);

    check.agrees(
        (tape, in) -> {
          Variable all = Ops.linear(tape, in.get(0), weight, bias);
          Variable some = Ops.selectRows(tape, in.get(0), rows, 1, 4);
          Variable more = Ops.selectRows(tape, all, rows, 1, 4);
          Variable sum = Ops.dropoutAdd(tape, more, 0, 0, some);
          return Ops.dropoutAdd(tape, sum, 0, 0, in.get(1));
        });
  }

  @Test
  void gelu() {
    OperationCheck check = new OperationCheck(9, 11).input(7, 5);

    check.agrees((tape, in) -> Ops.gelu(tape, in.get(0)));
  }

  @Test
  void geluBetweenLinears() {
    OperationCheck check = new OperationCheck(10).input(4, 3);
    Parameter first = check.weight("first", 3, 5);
    Parameter firstBias = check.weight("first bias", 1, 5);
    Parameter second = check.weight("second", 5, 3);
    Parameter secondBias = check.weight("second bias", 1, 3);

    check.agrees(
        (tape, in) ->
            Ops.linear(
                tape,
                Ops.gelu(tape, Ops.linear(tape, in.get(0), first, firstBias)),
                second,
                secondBias));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void dropoutWithoutResidual(double rate) {
    OperationCheck check = new OperationCheck(7, 11).input(7, 5);

    check.agrees((tape, in) -> Ops.dropoutAdd(tape, in.get(0), rate, 777, null));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void dropoutWithResidual(double rate) {
    OperationCheck check = new OperationCheck(8, 11).input(7, 5).input(7, 5);

    check.agrees((tape, in) -> Ops.dropoutAdd(tape, in.get(0), rate, 777, in.get(1)));
  }
}
