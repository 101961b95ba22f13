package recdenoiser.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recdenoiser.engine.autodiff.ExternalComputation;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;

/**
 * Layers of DL4J, with one input and one output, whose weights are {@link Parameters}.
 *
 * <p>DL4J keeps all weights of a graph in one row of numbers, in an order of its own. They are
 * declared here in that order, one after another, so that the graphs of all threads look at the
 * memory of our parameters and never copy it: our optimiser, checkpoints and penalties see no
 * difference to other weights. First weights are drawn by {@code InitialWeights}; nothing here asks
 * ND4J for random numbers.
 */
final class LayerGraph {
  private final Function<DataType, ComputationGraphConfiguration> configuration;
  private final Arrangement input;
  private final Arrangement output;
  private final Parameters parameters;
  private final List<Parameter> weights;
  private final Supplier<ExternalComputation> runs = this::newRun;

  /** How rows of numbers lie in an array of a graph: a view of them, without a copy. */
  @FunctionalInterface
  interface Arrangement {
    /**
     * @param rows [rows × width]
     * @param sequences that the rows belong to
     */
    INDArray of(INDArray rows, int sequences);
  }

  /**
   * Declares the weights of all layers, such as {@code lstm.weight}.
   *
   * @param configuration of the graph for single or for double precision
   * @param input how rows become what the first layers read
   * @param output how rows become what the last layer gives
   */
  LayerGraph(
      Parameters parameters,
      Function<DataType, ComputationGraphConfiguration> configuration,
      Arrangement input,
      Arrangement output) {
    OneThread.use();
    this.parameters = parameters;
    this.configuration = configuration;
    this.input = input;
    this.output = output;
    this.weights = declare(parameters, configuration.apply(DataType.FLOAT));
  }

  /** Asks a graph that is not used for anything else where each of its weights lies. */
  private static List<Parameter> declare(
      Parameters parameters, ComputationGraphConfiguration configuration) {
    long size =
        configuration.getVertices().values().stream().mapToLong(v -> v.numParams(true)).sum();
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init(Nd4j.zeros(DataType.FLOAT, 1, size), false);
    List<Map.Entry<String, INDArray>> places = new ArrayList<>(graph.paramTable().entrySet());
    places.sort((a, b) -> Long.compare(a.getValue().offset(), b.getValue().offset()));
    List<Parameter> weights = new ArrayList<>();
    for (Map.Entry<String, INDArray> place : places) {
      weights.add(declare(parameters, name(place.getKey()), place.getValue()));
    }
    return weights;
  }

  /** {@code lstm_RW} of DL4J is {@code lstm.recurrent.weight}. */
  private static String name(String key) {
    int end = key.lastIndexOf('_');
    String weight =
        switch (key.substring(end + 1)) {
          case "W" -> ".weight";
          case "RW" -> ".recurrent.weight";
          case "b" -> ".bias";
          default -> throw new IllegalStateException("No name is known for DL4J's weight " + key);
        };
    return key.substring(0, end) + weight;
  }

  /** Numbers that follow one another are a row. */
  private static Parameter declare(Parameters parameters, String name, INDArray weight) {
    int size = Math.toIntExact(weight.length());
    if (weight.rank() == 1) {
      return parameters.declare(name, 1, size);
    }
    boolean byColumn = weight.ordering() == 'f';
    int rows = Math.toIntExact(weight.size(byColumn ? -1 : 0));
    return parameters.declare(name, rows, size / rows);
  }

  /** In the order in which they lie in memory. */
  List<Parameter> weights() {
    return weights;
  }

  /** What the layers make of x, as an operation on the tape: [rows × width]. */
  Variable apply(Tape tape, Variable x, int sequences, int rows, int width) {
    return Ops.external(tape, runs, x, sequences, rows, width);
  }

  private ExternalComputation newRun() {
    INDArray all = parameters.values().array();
    int first = weights.get(0).offset();
    int size = weights.stream().mapToInt(Parameter::size).sum();
    INDArray row = Views.of(parameters.values(), first, 1, size);
    StepwiseGraph graph = new StepwiseGraph(configuration.apply(all.dataType()), row);
    return new GraphRun(graph, weights.get(0), size, input, output);
  }
}
