package recdenoiser.engine.dl4j;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;

/**
 * Layers of long short-term memory without peepholes (Hochreiter and Schmidhuber 1997; Gers et al.
 * 2000), one on top of the other: with gates i, f, o and candidate g of z = W x_t + R h_{t-1} + b,
 * c_t = σ(f) c_{t-1} + tanh(i) σ(g), h_t = σ(o) tanh(c_t), which is DL4J's naming of what others
 * call candidate and input gate.
 */
public final class LongShortTermMemory {
  private final int in;
  private final int units;
  private final int layers;
  private final LayerGraph graph;

  /**
   * Declares {@code lstm1.weight} [4 units × in], {@code lstm1.recurrent.weight} [4 units × units]
   * and {@code lstm1.bias}, and so on for the layers above; the four parts belong to i, f, o and g.
   *
   * @param in width of the input
   * @param units of every layer
   */
  public LongShortTermMemory(Parameters parameters, int in, int units, int layers) {
    this.in = in;
    this.units = units;
    this.layers = layers;
    this.graph =
        new LayerGraph(
            parameters,
            this::configuration,
            (rows, sequences) -> byTime(rows, sequences, in),
            (rows, sequences) -> byTime(rows, sequences, units));
  }

  /** [sequences × width × time] of rows time after time. */
  private static INDArray byTime(INDArray rows, int sequences, int width) {
    return Views.shaped(rows, rows.rows() / sequences, sequences, width).permute(1, 2, 0);
  }

  private ComputationGraphConfiguration configuration(DataType type) {
    GraphBuilder graph = Graphs.begin(type);
    String below = InputGradient.NAME;
    for (int layer = 1; layer <= layers; layer++) {
      String name = "lstm" + layer;
      graph.addLayer(
          name,
          new LSTM.Builder()
              .nIn(layer == 1 ? in : units)
              .nOut(units)
              .activation(Activation.TANH)
              .gateActivationFunction(Activation.SIGMOID)
              .build(),
          below);
      below = name;
    }
    return graph.setOutputs(below).build();
  }

  /**
   * Lets every layer remember at first: the biases of the forget gates become 1 (Jozefowicz et al.
   * 2015). After the first weights are drawn.
   */
  public void openForgetGates() {
    float[] ones = new float[units];
    Arrays.fill(ones, 1);
    for (Parameter weight : graph.weights()) {
      if (weight.name().endsWith(".bias")) {
        weight.value().write(units, ones, 0, units);
      }
    }
  }

  /**
   * @param x [times · sequences × in]: the first items of all sequences, then all second ones, …
   * @return h of the last layer [times · sequences × units], alike
   */
  public Variable apply(Tape tape, Variable x, int sequences) {
    return graph.apply(tape, x, sequences, x.value().rows(), units);
  }
}
