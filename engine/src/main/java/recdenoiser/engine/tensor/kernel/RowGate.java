package recdenoiser.engine.tensor.kernel;

import java.util.Arrays;
import recdenoiser.engine.tensor.Precision;

/**
 * Gates of a sequence's connections, between the softmax and mask and dropout: a = p ⊙ g, and where
 * it renormalises a / (Σ a + ε). Gathers the derivative of the objective with respect to ln g.
 *
 * <p>The gates of many sequences lie in one table, of which this object looks at one.
 */
public final class RowGate {
  /** What keeps the sum of a query whose gates are all closed from being 0. */
  public static final double EPSILON = 1e-6;

  /** Numbers behind the last gate, for kernels that read whole vectors. */
  private static final int MARGIN = 64;

  private final boolean renormalises;
  private final boolean single;
  private float[] floats = new float[MARGIN];
  private float[] floatGradient = new float[MARGIN];
  private double[] doubles = new double[MARGIN];
  private double[] doubleGradient = new double[MARGIN];
  private boolean learns;
  private int first;
  private int stride;

  public RowGate(Precision precision, boolean renormalises) {
    this.single = precision == Precision.SINGLE;
    this.renormalises = renormalises;
  }

  /**
   * Makes room for {@code count} gates, whose gradient is 0.
   *
   * @param newLearns whether backward passes are to gather it
   */
  public void begin(int count, boolean newLearns) {
    learns = newLearns;
    int size = count + MARGIN;
    if (single) {
      floats = floats.length < size ? new float[size] : floats;
      floatGradient = cleared(floatGradient, learns ? size : 0);
    } else {
      doubles = doubles.length < size ? new double[size] : doubles;
      doubleGradient = cleared(doubleGradient, learns ? size : 0);
    }
  }

  private static float[] cleared(float[] numbers, int size) {
    if (numbers.length < size) {
      return new float[size];
    }
    Arrays.fill(numbers, 0, size, 0);
    return numbers;
  }

  private static double[] cleared(double[] numbers, int size) {
    if (numbers.length < size) {
      return new double[size];
    }
    Arrays.fill(numbers, 0, size, 0);
    return numbers;
  }

  /**
   * Looks at one sequence: the gate of query q and key k has index {@code newFirst + q · newStride
   * + k}.
   */
  public RowGate at(int newFirst, int newStride) {
    first = newFirst;
    stride = newStride;
    return this;
  }

  /** Index of the gate of a query's first key. */
  public int at(int query) {
    return first + query * stride;
  }

  public boolean renormalises() {
    return renormalises;
  }

  /** Whether {@link #floatGradient} or {@link #doubleGradient} is to be added to. */
  public boolean learns() {
    return learns;
  }

  /** By index; of models in single precision. */
  public float[] floats() {
    return floats;
  }

  /** By index; of models in double precision. */
  public double[] doubles() {
    return doubles;
  }

  /** dL/d ln g by index. */
  public float[] floatGradient() {
    return floatGradient;
  }

  /** dL/d ln g by index. */
  public double[] doubleGradient() {
    return doubleGradient;
  }

  public double gate(int index) {
    return single ? floats[index] : doubles[index];
  }

  public void set(int index, double gate) {
    if (single) {
      floats[index] = (float) gate;
    } else {
      doubles[index] = gate;
    }
  }

  public double gradient(int index) {
    return single ? floatGradient[index] : doubleGradient[index];
  }

  public void addGradient(int index, double addend) {
    if (single) {
      floatGradient[index] += (float) addend;
    } else {
      doubleGradient[index] += addend;
    }
  }

  /**
   * Adds the gradient of logits whose gates these are, κ (1 - g) dL/d ln g, where g = σ(κℓ).
   *
   * @param from first of {@code count} gates, and of the numbers that are added to
   */
  public void addLogitGradient(int from, int count, double sharpness, double[] to) {
    if (single) {
      for (int i = from; i < from + count; i++) {
        to[i] += sharpness * (1 - floats[i]) * floatGradient[i];
      }
    } else {
      for (int i = from; i < from + count; i++) {
        to[i] += sharpness * (1 - doubles[i]) * doubleGradient[i];
      }
    }
  }

  /** p becomes a, one number after the other. */
  public void apply(int query, int keys, double[] row) {
    double sum = 0;
    for (int k = 0; k < keys; k++) {
      row[k] *= gate(at(query) + k);
      sum += row[k];
    }
    for (int k = 0; renormalises && k < keys; k++) {
      row[k] /= sum + EPSILON;
    }
  }
}
