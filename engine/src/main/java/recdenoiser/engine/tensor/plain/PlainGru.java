package recdenoiser.engine.tensor.plain;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.GruKernels;
import recdenoiser.engine.tensor.kernel.GruMemory;

/** Gated recurrent units as plain loops in double precision, a row at a time. */
public final class PlainGru implements GruKernels {
  private final PlainRows rooms = new PlainRows(7);

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @Override
  public void reset(GruMemory memory, int from, int rows) {
    int h = memory.width();
    for (int t = from; t < from + rows; t++) {
      double[] gates = rooms.read(0, memory.gates(), t);
      double[] previous = rooms.read(1, memory.previous(), t);
      for (int i = 0; i < h; i++) {
        gates[i] = sigmoid(gates[i]);
        previous[i] *= gates[i];
      }
      PlainRows.write(memory.gates(), t, gates);
      PlainRows.write(memory.recurrent(), t, previous);
    }
  }

  @Override
  public void update(GruMemory memory, int from, int rows) {
    for (int t = from; t < from + rows; t++) {
      double[] gates = rooms.read(0, memory.gates(), t);
      update(memory, gates, t);
    }
  }

  /** From the sums of z and c to the row's gates and its state. */
  private void update(GruMemory memory, double[] gates, int t) {
    int h = memory.width();
    double[] state = rooms.read(1, memory.previous(), t);
    for (int i = 0; i < h; i++) {
      double z = sigmoid(gates[h + i]);
      double c = Math.tanh(gates[2 * h + i]);
      gates[h + i] = z;
      gates[2 * h + i] = c;
      state[i] = (1 - z) * state[i] + z * c;
    }
    PlainRows.write(memory.gates(), t, gates);
    PlainRows.write(memory.states(), t, state);
  }

  @Override
  public void resetAfter(GruMemory memory, Matrix product, int from, int rows) {
    int h = memory.width();
    double[] recurrent = rooms.room(3, h);
    for (int r = 0; r < rows; r++) {
      double[] gates = rooms.read(0, memory.gates(), from + r);
      double[] sums = rooms.read(2, product, r);
      for (int i = 0; i < h; i++) {
        recurrent[i] = sums[2 * h + i];
        gates[i] = sigmoid(gates[i] + sums[i]);
        gates[h + i] += sums[h + i];
        gates[2 * h + i] += gates[i] * recurrent[i];
      }
      update(memory, gates, from + r);
      PlainRows.write(memory.recurrent(), from + r, recurrent);
    }
  }

  @Override
  public void updateBackward(GruMemory memory, Matrix gradient, int from, int rows, int before) {
    for (int r = 0; r < rows; r++) {
      double[] gates = rooms.read(0, memory.gates(), from + r);
      updateBackward(memory, gates, gradient, from + r, before < 0 ? -1 : before + r);
      PlainRows.write(memory.gates(), from + r, gates);
    }
  }

  /** From the row's gates to gradients of the sums of z and c. */
  private void updateBackward(
      GruMemory memory, double[] gates, Matrix gradient, int row, int before) {
    int h = memory.width();
    double[] own = rooms.read(1, gradient, row);
    double[] previous = rooms.read(2, memory.previous(), row);
    double[] carried = rooms.room(4, h);
    for (int i = 0; i < h; i++) {
      double z = gates[h + i];
      double c = gates[2 * h + i];
      carried[i] = own[i] * (1 - z);
      gates[h + i] = own[i] * (c - previous[i]) * z * (1 - z);
      gates[2 * h + i] = own[i] * z * (1 - c * c);
    }
    add(carried, gradient, before);
  }

  private void add(double[] values, Matrix target, int row) {
    if (row < 0) {
      return;
    }
    double[] sum = rooms.read(5, target, row);
    for (int i = 0; i < target.width(); i++) {
      sum[i] += values[i];
    }
    PlainRows.write(target, row, sum);
  }

  @Override
  public void resetBackward(
      GruMemory memory, Matrix resetGradient, Matrix gradient, int from, int rows, int before) {
    int h = memory.width();
    double[] carried = rooms.room(4, h);
    for (int r = 0; r < rows; r++) {
      double[] gates = rooms.read(0, memory.gates(), from + r);
      double[] previous = rooms.read(2, memory.previous(), from + r);
      double[] own = resetGradient == null ? zeros(h) : rooms.read(1, resetGradient, r);
      for (int i = 0; i < h; i++) {
        carried[i] = own[i] * gates[i];
        gates[i] = own[i] * previous[i] * gates[i] * (1 - gates[i]);
      }
      add(carried, gradient, before < 0 ? -1 : before + r);
      PlainRows.write(memory.gates(), from + r, gates);
    }
  }

  private double[] zeros(int count) {
    double[] zeros = rooms.room(1, count);
    java.util.Arrays.fill(zeros, 0, count, 0);
    return zeros;
  }

  @Override
  public void resetAfterBackward(
      GruMemory memory, Matrix productGradient, Matrix gradient, int from, int rows, int before) {
    int h = memory.width();
    double[] product = rooms.room(6, 3 * h);
    for (int r = 0; r < rows; r++) {
      double[] gates = rooms.read(0, memory.gates(), from + r);
      updateBackward(memory, gates, gradient, from + r, before < 0 ? -1 : before + r);
      double[] recurrent = rooms.read(3, memory.recurrent(), from + r);
      for (int i = 0; i < h; i++) {
        double reset = gates[i];
        double candidate = gates[2 * h + i];
        gates[i] = candidate * recurrent[i] * reset * (1 - reset);
        product[i] = gates[i];
        product[h + i] = gates[h + i];
        product[2 * h + i] = candidate * reset;
      }
      PlainRows.write(memory.gates(), from + r, gates);
      PlainRows.write(productGradient, from + r, product);
    }
  }
}
