package recdenoiser.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import recdenoiser.engine.autodiff.ExternalComputation;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.dl4j.LayerGraph.Arrangement;
import recdenoiser.engine.tensor.Matrix;

/** One graph of one tape. */
final class GraphRun implements ExternalComputation {
  private final StepwiseGraph graph;
  private final Parameter first;
  private final int size;
  private final Arrangement input;
  private final Arrangement output;
  private int sequences;

  /**
   * @param first of the weights, the others lie behind it
   * @param size numbers of all weights
   */
  GraphRun(StepwiseGraph graph, Parameter first, int size, Arrangement input, Arrangement output) {
    this.graph = graph;
    this.first = first;
    this.size = size;
    this.input = input;
    this.output = output;
  }

  @Override
  public void forward(Matrix x, int ofSequences, Matrix y, boolean backward) {
    sequences = ofSequences;
    INDArray result = output.of(Views.of(y), sequences);
    graph.forward(input.of(Views.of(x), sequences), backward, result::assign);
  }

  @Override
  public void backward(Tape tape, Matrix gradient, Matrix inputGradient) {
    InputGradient.of(graph).writeTo(input.of(Views.of(inputGradient), sequences));
    graph.backward(output.of(Views.of(gradient), sequences));
    Matrix own = tape.gradientOf(first);
    Views.of(own.storage(), own.offset(), 1, size).addi(graph.getFlattenedGradients());
  }
}
