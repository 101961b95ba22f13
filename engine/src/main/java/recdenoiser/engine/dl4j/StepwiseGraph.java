package recdenoiser.engine.dl4j;

import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A graph whose backward pass comes some time after its forward pass, with errors from outside
 * ("external errors").
 *
 * <p>DL4J keeps what a forward pass leaves for the backward pass in a workspace, memory that is
 * used again by the next step. In between it is closed to everything else, so that nothing of ours
 * is allocated there. One thread uses a graph, and one graph at a time: DL4J's workspaces belong to
 * threads.
 */
final class StepwiseGraph extends ComputationGraph {
  private static final long serialVersionUID = 1;

  private transient MemoryWorkspace activations;

  /**
   * @param weights [1 × size], looked at and not copied
   */
  StepwiseGraph(ComputationGraphConfiguration configuration, INDArray weights) {
    super(configuration);
    init(weights, false);
    initGradientsView();
  }

  /** What the output is used for before the workspace is left. */
  @FunctionalInterface
  interface Use {
    void with(INDArray output);
  }

  /** A forward pass; with {@code backward} a backward pass may follow. */
  void forward(INDArray input, boolean backward, Use use) {
    leave();
    activations =
        Nd4j.getWorkspaceManager()
            .getAndActivateWorkspace(WS_ALL_LAYERS_ACT_CONFIG, WS_ALL_LAYERS_ACT);
    try {
      use.with(output(input));
    } catch (RuntimeException | Error e) {
      leave();
      throw e;
    }
    if (backward) {
      Nd4j.getMemoryManager().setCurrentWorkspace(null);
    } else {
      leave();
    }
  }

  private INDArray output(INDArray input) {
    String last = getConfiguration().getNetworkOutputs().get(0);
    return ffToLayerActivationsInWS(
            true, -1, null, FwdPassType.STANDARD, false, new INDArray[] {input}, null, null, false)
        .get(last);
  }

  /**
   * Of the last forward pass. Gradients of the weights are then in {@link #getFlattenedGradients}.
   *
   * @param errors dL/d(output)
   */
  void backward(INDArray errors) {
    Nd4j.getMemoryManager().setCurrentWorkspace(activations);
    try {
      boolean clearLayers = true;
      boolean truncated = false;
      calcBackpropGradients(clearLayers, truncated, errors);
    } finally {
      leave();
    }
  }

  private void leave() {
    if (activations != null) {
      activations.close();
      activations = null;
      Nd4j.getMemoryManager().setCurrentWorkspace(null);
    }
  }
}
