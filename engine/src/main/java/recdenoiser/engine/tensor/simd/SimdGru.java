package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.ONE;
import static recdenoiser.engine.tensor.simd.Lanes.load;
import static recdenoiser.engine.tensor.simd.Lanes.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.GruKernels;
import recdenoiser.engine.tensor.kernel.GruMemory;

/**
 * Gated recurrent units on vectors. Columns of some rows are copied side by side, [rows · h] for
 * each gate, so that no vector reaches over the end of one.
 */
final class SimdGru implements GruKernels {
  private static final int TILE = 2048;
  private static final FloatVector TWO = vector(2);
  private static final FloatVector LEAST = vector(-80);

  private float[] reset = new float[TILE + COUNT];
  private float[] update = new float[TILE + COUNT];
  private float[] candidate = new float[TILE + COUNT];
  private float[] previous = new float[TILE + COUNT];
  private float[] recurrent = new float[TILE + COUNT];
  private float[] other = new float[TILE + COUNT];
  private float[] carried = new float[TILE + COUNT];

  /** One pass over the copied numbers. */
  private interface Part {
    void run(SimdGru gru, int count);
  }

  private static final Part SIGMOID_RESET = (gru, count) -> sigmoid(gru.reset, count);
  private static final Part SIGMOID_UPDATE = (gru, count) -> sigmoid(gru.update, count);
  private static final Part TANH_CANDIDATE = (gru, count) -> tanh(gru.candidate, count);
  private static final Part RESET_STATE =
      (gru, count) -> multiply(gru.reset, gru.previous, gru.recurrent, count);
  private static final Part MIX =
      (gru, count) -> mix(gru.previous, gru.update, gru.candidate, count);
  private static final Part ADD_TO_RESET = (gru, count) -> add(gru.reset, gru.other, count);
  private static final Part ADD_TO_UPDATE = (gru, count) -> add(gru.update, gru.other, count);
  private static final Part ADD_RECURRENT =
      (gru, count) -> addProduct(gru.reset, gru.recurrent, gru.candidate, count);
  private static final Part CARRY = (gru, count) -> add(gru.other, gru.carried, count);
  private static final Part SLOPES =
      (gru, count) ->
          slopes(gru.other, gru.previous, gru.update, gru.candidate, gru.carried, count);
  private static final Part RESET_SLOPES =
      (gru, count) -> resetSlopes(gru.carried, gru.previous, gru.reset, count);
  private static final Part AFTER_SLOPES =
      (gru, count) -> resetSlopes(gru.candidate, gru.recurrent, gru.reset, gru.recurrent, count);

  /**
   * Here so many parts are called in turn that the compiler takes each of them by itself: all in
   * one method are more than it keeps vectors in registers for.
   */
  private void run(Part part, int count) {
    part.run(this, count);
  }

  /** Rows that are worked on at a time; at least one, for which room is made. */
  private int rowsPerTile(int width) {
    if (width > TILE && reset.length < width + COUNT) {
      reset = new float[width + COUNT];
      update = new float[width + COUNT];
      candidate = new float[width + COUNT];
      previous = new float[width + COUNT];
      recurrent = new float[width + COUNT];
      other = new float[width + COUNT];
      carried = new float[width + COUNT];
    }
    return Math.max(1, TILE / width);
  }

  /** Columns {@code gate · h …} of rows {@code from …} of a matrix [… × 3h]. */
  private static void readGate(Matrix gates, int gate, int from, int rows, float[] into) {
    int h = gates.width() / 3;
    for (int r = 0; r < rows; r++) {
      gates.read((from + r) * gates.width() + gate * h, into, r * h, h);
    }
  }

  private static void writeGate(Matrix gates, int gate, int from, int rows, float[] values) {
    int h = gates.width() / 3;
    for (int r = 0; r < rows; r++) {
      gates.write((from + r) * gates.width() + gate * h, values, r * h, h);
    }
  }

  private static void read(Matrix x, int from, int rows, float[] into) {
    x.read(from * x.width(), into, 0, rows * x.width());
  }

  private static void write(Matrix x, int from, int rows, float[] values) {
    x.write(from * x.width(), values, 0, rows * x.width());
  }

  @Override
  public void reset(GruMemory memory, int from, int rows) {
    int step = rowsPerTile(memory.width());
    for (int t = 0; t < rows; t += step) {
      int some = Math.min(step, rows - t);
      int count = some * memory.width();
      readGate(memory.gates(), 0, from + t, some, reset);
      read(memory.previous(), from + t, some, previous);
      run(SIGMOID_RESET, count);
      run(RESET_STATE, count);
      writeGate(memory.gates(), 0, from + t, some, reset);
      write(memory.recurrent(), from + t, some, recurrent);
    }
  }

  @Override
  public void update(GruMemory memory, int from, int rows) {
    int step = rowsPerTile(memory.width());
    for (int t = 0; t < rows; t += step) {
      int some = Math.min(step, rows - t);
      readGate(memory.gates(), 1, from + t, some, update);
      readGate(memory.gates(), 2, from + t, some, candidate);
      finish(memory, from + t, some);
    }
  }

  /** From the sums of z and c in their arrays to gates and states. */
  private void finish(GruMemory memory, int from, int rows) {
    int count = rows * memory.width();
    read(memory.previous(), from, rows, previous);
    run(SIGMOID_UPDATE, count);
    run(TANH_CANDIDATE, count);
    run(MIX, count);
    writeGate(memory.gates(), 1, from, rows, update);
    writeGate(memory.gates(), 2, from, rows, candidate);
    write(memory.states(), from, rows, previous);
  }

  @Override
  public void resetAfter(GruMemory memory, Matrix product, int from, int rows) {
    int step = rowsPerTile(memory.width());
    for (int t = 0; t < rows; t += step) {
      int some = Math.min(step, rows - t);
      int count = some * memory.width();
      readGate(memory.gates(), 0, from + t, some, reset);
      readGate(product, 0, t, some, other);
      run(ADD_TO_RESET, count);
      run(SIGMOID_RESET, count);
      writeGate(memory.gates(), 0, from + t, some, reset);
      readGate(product, 2, t, some, recurrent);
      readGate(memory.gates(), 2, from + t, some, candidate);
      run(ADD_RECURRENT, count);
      write(memory.recurrent(), from + t, some, recurrent);
      readGate(memory.gates(), 1, from + t, some, update);
      readGate(product, 1, t, some, other);
      run(ADD_TO_UPDATE, count);
      finish(memory, from + t, some);
    }
  }

  @Override
  public void updateBackward(GruMemory memory, Matrix gradient, int from, int rows, int before) {
    int step = rowsPerTile(memory.width());
    for (int t = 0; t < rows; t += step) {
      int some = Math.min(step, rows - t);
      begin(memory, gradient, from + t, some);
      carry(gradient, before < 0 ? -1 : before + t, some);
      writeGate(memory.gates(), 1, from + t, some, update);
      writeGate(memory.gates(), 2, from + t, some, candidate);
    }
  }

  /** Leaves gradients of the sums of z and c in their arrays, and what is carried. */
  private void begin(GruMemory memory, Matrix gradient, int from, int rows) {
    readGate(memory.gates(), 1, from, rows, update);
    readGate(memory.gates(), 2, from, rows, candidate);
    read(memory.previous(), from, rows, previous);
    read(gradient, from, rows, other);
    run(SLOPES, rows * memory.width());
  }

  /** Adds what is carried to rows of {@code gradient}. */
  private void carry(Matrix gradient, int row, int rows) {
    if (row >= 0) {
      read(gradient, row, rows, other);
      run(CARRY, rows * gradient.width());
      write(gradient, row, rows, other);
    }
  }

  @Override
  public void resetBackward(
      GruMemory memory, Matrix resetGradient, Matrix gradient, int from, int rows, int before) {
    int step = rowsPerTile(memory.width());
    for (int t = 0; t < rows; t += step) {
      int some = Math.min(step, rows - t);
      int count = some * memory.width();
      if (resetGradient == null) {
        Arrays.fill(reset, 0, count, 0);
      } else {
        readGate(memory.gates(), 0, from + t, some, reset);
        read(memory.previous(), from + t, some, previous);
        read(resetGradient, t, some, carried);
        run(RESET_SLOPES, count);
        carry(gradient, before < 0 ? -1 : before + t, some);
      }
      writeGate(memory.gates(), 0, from + t, some, reset);
    }
  }

  @Override
  public void resetAfterBackward(
      GruMemory memory, Matrix productGradient, Matrix gradient, int from, int rows, int before) {
    int step = rowsPerTile(memory.width());
    for (int t = 0; t < rows; t += step) {
      int some = Math.min(step, rows - t);
      int count = some * memory.width();
      begin(memory, gradient, from + t, some);
      carry(gradient, before < 0 ? -1 : before + t, some);
      readGate(memory.gates(), 0, from + t, some, reset);
      read(memory.recurrent(), from + t, some, recurrent);
      run(AFTER_SLOPES, count);
      writeGate(memory.gates(), 0, from + t, some, reset);
      writeGate(memory.gates(), 1, from + t, some, update);
      writeGate(memory.gates(), 2, from + t, some, candidate);
      writeGate(productGradient, 0, from + t, some, reset);
      writeGate(productGradient, 1, from + t, some, update);
      writeGate(productGradient, 2, from + t, some, recurrent);
    }
  }

  private static FloatVector sigmoid(FloatVector x) {
    return ONE.div(Lanes.expOfMinus(x.max(LEAST)).add(ONE));
  }

  private static void sigmoid(float[] x, int count) {
    for (int i = 0; i < count; i += COUNT) {
      sigmoid(load(x, i)).intoArray(x, i);
    }
  }

  /** tanh x = 2 σ(2x) - 1. */
  private static void tanh(float[] x, int count) {
    for (int i = 0; i < count; i += COUNT) {
      sigmoid(load(x, i).mul(TWO)).mul(TWO).sub(ONE).intoArray(x, i);
    }
  }

  private static void multiply(float[] x, float[] y, float[] out, int count) {
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).mul(load(y, i)).intoArray(out, i);
    }
  }

  /** state = state + z (c - state). */
  private static void mix(float[] state, float[] z, float[] c, int count) {
    for (int i = 0; i < count; i += COUNT) {
      FloatVector old = load(state, i);
      load(c, i).sub(old).fma(load(z, i), old).intoArray(state, i);
    }
  }

  /** x += y. */
  private static void add(float[] x, float[] y, int count) {
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).add(load(y, i)).intoArray(x, i);
    }
  }

  /** sum += x ⊙ y. */
  private static void addProduct(float[] x, float[] y, float[] sum, int count) {
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).fma(load(y, i), load(sum, i)).intoArray(sum, i);
    }
  }

  /** From gates to gradients of their sums; carried = (1 - z) g. */
  private static void slopes(
      float[] g, float[] previous, float[] z, float[] c, float[] carried, int count) {
    for (int i = 0; i < count; i += COUNT) {
      FloatVector own = load(g, i);
      FloatVector share = load(z, i);
      FloatVector value = load(c, i);
      FloatVector kept = ONE.sub(share).mul(own);
      kept.intoArray(carried, i);
      value.sub(load(previous, i)).mul(share).mul(kept).intoArray(z, i);
      ONE.sub(value.mul(value)).mul(share).mul(own).intoArray(c, i);
    }
  }

  /** From r to the gradient of its sum, and from the gradient of r ⊙ x to that of x. */
  private static void resetSlopes(float[] g, float[] x, float[] r, int count) {
    resetSlopes(g, x, r, g, count);
  }

  /**
   * @param out receives the gradient of x; may be {@code g} or {@code x}
   */
  private static void resetSlopes(float[] g, float[] x, float[] r, float[] out, int count) {
    for (int i = 0; i < count; i += COUNT) {
      FloatVector gate = load(r, i);
      FloatVector through = load(g, i).mul(gate);
      through.mul(load(x, i)).mul(ONE.sub(gate)).intoArray(r, i);
      through.intoArray(out, i);
    }
  }
}
