package recdenoiser.engine.dl4j;

import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.nd4j.linalg.api.buffer.DataType;

/** How every graph begins. */
final class Graphs {
  private static final String INPUT = "input";

  private Graphs() {}

  /** A graph whose first layers read {@link InputGradient#NAME}. */
  static GraphBuilder begin(DataType type) {
    return new NeuralNetConfiguration.Builder()
        .dataType(type)
        .trainingWorkspaceMode(WorkspaceMode.ENABLED)
        .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
        .cacheMode(CacheMode.DEVICE)
        .graphBuilder()
        .addInputs(INPUT)
        .addVertex(InputGradient.NAME, new InputGradient.Configuration(), INPUT);
  }
}
