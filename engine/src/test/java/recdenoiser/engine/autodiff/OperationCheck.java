package recdenoiser.engine.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import recdenoiser.engine.autodiff.GradientCheck.Numbers;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.plain.PlainKernels;

/**
 * One operation with random inputs, weights and tangents, in double precision. The objective is Σ
 * c·y, with tangents Σ c·y + Σ e·ẏ, for fixed random c and e.
 */
final class OperationCheck {
  /** Computes the operation's result from its inputs. */
  interface Graph {
    Variable build(Tape tape, List<Variable> inputs);
  }

  private record Input(int rows, int width, double[] value, double[] tangent) {}

  private static final double STEP = 1e-6;

  private final Random random;
  private final Tape tape = new Tape(new PlainKernels(), Precision.DOUBLE);
  private final List<Input> inputs = new ArrayList<>();
  private final Parameters parameters = new Parameters();
  private final int firstToken;
  private Storage gradients;
  private double leastWeight = -1.5;
  private double greatestWeight = 1.5;
  private double[] valueWeights;
  private double[] tangentWeights;

  OperationCheck(long seed) {
    this(seed, 0);
  }

  /**
   * @param firstToken where the tape's tokens begin in their batch
   */
  OperationCheck(long seed, int firstToken) {
    this.random = new Random(seed);
    this.firstToken = firstToken;
  }

  OperationCheck input(int rows, int width) {
    inputs.add(new Input(rows, width, numbers(rows * width), numbers(rows * width)));
    return this;
  }

  Parameter weight(String name, int rows, int width) {
    return parameters.declare(name, rows, width);
  }

  /** Where weights lie, if not within ±1.5. */
  OperationCheck weightsWithin(double least, double greatest) {
    leastWeight = least;
    greatestWeight = greatest;
    return this;
  }

  /** For what declares weights of its own. */
  Parameters parameters() {
    return parameters;
  }

  private double[] numbers(int count) {
    return random.doubles(count, -1.5, 1.5).toArray();
  }

  /** Checks values without tangents, tangents, and values together with tangents. */
  void agrees(Graph graph) {
    draw(graph);
    tangentIsDirectionalDerivative(graph);
    gradientsAgree(graph, false);
    gradientsAgree(graph, true);
  }

  /** Checks values of an operation that carries no tangent. */
  void valuesAgree(Graph graph) {
    draw(graph);
    gradientsAgree(graph, false);
  }

  private void draw(Graph graph) {
    parameters.allocate(Precision.DOUBLE);
    for (Parameter parameter : parameters.all()) {
      double[] numbers = random.doubles(parameter.size(), leastWeight, greatestWeight).toArray();
      parameter.value().write(0, numbers, 0, parameter.size());
    }
    gradients = Storage.of(Precision.DOUBLE, parameters.size());
    int size = run(graph, false).value.size();
    valueWeights = numbers(size);
    tangentWeights = numbers(size);
  }

  private Variable run(Graph graph, boolean tangents) {
    tape.begin(firstToken, gradients);
    return graph.build(tape, variables(tangents));
  }

  private List<Variable> variables(boolean tangents) {
    List<Variable> variables = new ArrayList<>();
    for (Input input : inputs) {
      Variable variable = tape.variable(input.rows(), input.width());
      variable.value.write(0, input.value(), 0, input.value().length);
      if (tangents) {
        variable.tangent = tape.lend(input.rows(), input.width());
        variable.tangent.write(0, input.tangent(), 0, input.tangent().length);
      }
      variables.add(variable);
    }
    return variables;
  }

  private double objective(Graph graph, boolean tangents) {
    Variable out = run(graph, tangents);
    double sum = dot(valueWeights, out.value);
    return tangents ? sum + dot(tangentWeights, out.tangent) : sum;
  }

  private static double dot(double[] weights, Matrix matrix) {
    double[] values = matrix.toDoubles();
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum;
  }

  private void gradientsAgree(Graph graph, boolean tangents) {
    gradients.array().assign(0);
    tape.begin(firstToken, gradients);
    List<Variable> leaves = variables(tangents);
    Variable out = graph.build(tape, leaves);
    out.gradient = copied(valueWeights, out);
    out.tangentGradient = tangents ? copied(tangentWeights, out) : null;
    tape.backward();
    List<double[]> values = leaves.stream().map(leaf -> leaf.gradient.toDoubles()).toList();
    List<double[]> directions =
        tangents
            ? leaves.stream().map(leaf -> leaf.tangentGradient.toDoubles()).toList()
            : List.of();
    String with = tangents ? " with tangents" : "";
    for (Parameter parameter : parameters.all()) {
      double[] gradient = tape.gradientOf(parameter).toDoubles();
      agrees(parameter.name() + with, Numbers.of(parameter.value()), gradient, graph, tangents);
    }
    for (int i = 0; i < inputs.size(); i++) {
      Input input = inputs.get(i);
      agrees("input " + i + with, Numbers.of(input.value()), values.get(i), graph, tangents);
      if (tangents) {
        agrees("tangent " + i, Numbers.of(input.tangent()), directions.get(i), graph, true);
      }
    }
  }

  private void agrees(
      String what, Numbers numbers, double[] gradient, Graph graph, boolean tangents) {
    GradientCheck.agrees(what, numbers, gradient, () -> objective(graph, tangents));
  }

  private Matrix copied(double[] weights, Variable out) {
    Matrix copy = tape.lend(out.rows(), out.width());
    copy.write(0, weights, 0, weights.length);
    return copy;
  }

  private void tangentIsDirectionalDerivative(Graph graph) {
    double[] tangent = run(graph, true).tangent.toDoubles();
    move(STEP);
    double[] above = run(graph, false).value.toDoubles();
    move(-2 * STEP);
    double[] below = run(graph, false).value.toDoubles();
    move(STEP);
    double[] difference = new double[tangent.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = (above[i] - below[i]) / (2 * STEP);
    }
    assertThat(tangent).as("tangent").containsExactly(difference, within(1e-6));
  }

  private void move(double step) {
    for (Input input : inputs) {
      for (int i = 0; i < input.value().length; i++) {
        input.value()[i] += step * input.tangent()[i];
      }
    }
  }
}
