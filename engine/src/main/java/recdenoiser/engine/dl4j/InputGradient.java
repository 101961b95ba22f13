package recdenoiser.engine.dl4j;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Stands between the input of a graph and its first layers and passes it on. DL4J throws the
 * gradient of a graph's input away; it goes through here before.
 */
final class InputGradient extends BaseGraphVertex {
  /** Its name in every graph. */
  static final String NAME = "input_gradient";

  private static final long serialVersionUID = 1;

  private transient INDArray target;

  private InputGradient(ComputationGraph graph, int index, DataType type) {
    super(graph, NAME, index, null, null, type);
  }

  static InputGradient of(ComputationGraph graph) {
    return (InputGradient) graph.getVertex(NAME);
  }

  /** Where the next backward pass writes dL/d(input). */
  void writeTo(INDArray array) {
    target = array;
  }

  @Override
  public boolean hasLayer() {
    return false;
  }

  @Override
  public Layer getLayer() {
    return null;
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    return workspaces.dup(ArrayType.ACTIVATIONS, inputs[0]);
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    target.assign(epsilon);
    return new Pair<>(null, new INDArray[1]);
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray gradients) {
    if (gradients != null) {
      throw new IllegalArgumentException("An input has no weights, and so no room for gradients.");
    }
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int sequences) {
    return masks == null || masks.length == 0 ? null : new Pair<>(masks[0], state);
  }

  @Override
  public String toString() {
    return NAME;
  }

  /** What stands for it in the configuration of a graph. */
  static final class Configuration extends org.deeplearning4j.nn.conf.graph.GraphVertex {
    private static final long serialVersionUID = 1;

    @Override
    public Configuration clone() {
      return new Configuration();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Configuration;
    }

    @Override
    public int hashCode() {
      return NAME.hashCode();
    }

    @Override
    public long numParams(boolean backprop) {
      return 0;
    }

    @Override
    public int minVertexInputs() {
      return 1;
    }

    @Override
    public int maxVertexInputs() {
      return 1;
    }

    @Override
    public InputGradient instantiate(
        ComputationGraph graph,
        String name,
        int index,
        INDArray weights,
        boolean draw,
        DataType type) {
      return new InputGradient(graph, index, type);
    }

    @Override
    public InputType getOutputType(int layer, InputType... inputs) {
      return inputs[0];
    }

    @Override
    public MemoryReport getMemoryReport(InputType... inputs) {
      return new LayerMemoryReport.Builder(null, Configuration.class, inputs[0], inputs[0]).build();
    }
  }
}
