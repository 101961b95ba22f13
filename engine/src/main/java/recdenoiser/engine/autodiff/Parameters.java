package recdenoiser.engine.autodiff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import recdenoiser.engine.autodiff.Parameter.Start;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;

/** The dense weights of one model: first declared by its layers, then allocated in one piece. */
public final class Parameters {
  private final List<Parameter> all = new ArrayList<>();
  private int size;
  private Storage values;

  /**
   * A weight that starts at 1 if it is a gain, at 0 if it is a bias, and spread otherwise.
   *
   * @throws IllegalStateException after {@link #allocate}
   */
  public Parameter declare(String name, int rows, int width) {
    Start start =
        name.endsWith(".gain") ? Start.ONE : name.endsWith(".bias") ? Start.ZERO : Start.SPREAD;
    return declare(name, rows, width, start);
  }

  /**
   * @throws IllegalStateException after {@link #allocate}
   */
  public Parameter declare(String name, int rows, int width, Start start) {
    if (values != null) {
      throw new IllegalStateException(
          "Weights are allocated already; " + name + " comes too late.");
    }
    Parameter parameter = new Parameter(name, all.size(), size, rows, width, start);
    all.add(parameter);
    size += rows * width;
    return parameter;
  }

  public void allocate(Precision precision) {
    values = Storage.of(precision, size);
    for (Parameter parameter : all) {
      parameter.bind(new Matrix(values, parameter.offset(), parameter.rows(), parameter.width()));
    }
  }

  public List<Parameter> all() {
    return Collections.unmodifiableList(all);
  }

  /** All numbers together. */
  public int size() {
    return size;
  }

  public Storage values() {
    return values;
  }
}
