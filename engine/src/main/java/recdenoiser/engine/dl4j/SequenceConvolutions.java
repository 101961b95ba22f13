package recdenoiser.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;

/**
 * The convolutions of Caser (Tang and Wang, WSDM 2018, section 3.2) over the last L items as an
 * image of L rows and d columns.
 *
 * <ul>
 *   <li>Vertical, Eq. 6 and 7: filters of L rows and one column slide over the d columns; d numbers
 *       of each, a weighted sum of the items.
 *   <li>Horizontal, Eq. 3 to 5: filters of h = 1 … L rows and d columns slide over the rows; of
 *       each the greatest ReLU.
 * </ul>
 */
public final class SequenceConvolutions {
  private static final String VERTICAL = "vertical";
  private static final String HORIZONTAL = "horizontal";

  private final int length;
  private final int width;
  private final int vertical;
  private final int horizontal;
  private final LayerGraph graph;

  /**
   * Declares {@code vertical.weight} [vertical × L] and for every height h {@code
   * horizontalh.weight} [horizontal × h·d], row after row of a filter, with their biases.
   *
   * @param length L
   * @param width d
   * @param vertical filters
   * @param horizontal filters of each height
   */
  public SequenceConvolutions(
      Parameters parameters, int length, int width, int vertical, int horizontal) {
    this.length = length;
    this.width = width;
    this.vertical = vertical;
    this.horizontal = horizontal;
    this.graph =
        new LayerGraph(
            parameters,
            this::configuration,
            (rows, sequences) -> Views.shaped(rows, sequences, 1, length, width),
            (rows, sequences) -> rows);
  }

  private ComputationGraphConfiguration configuration(DataType type) {
    GraphBuilder graph = Graphs.begin(type);
    List<String> parts = new ArrayList<>();
    if (vertical > 0) {
      graph.addLayer(
          VERTICAL, filters(vertical, length, 1, Activation.IDENTITY), InputGradient.NAME);
      String flat = VERTICAL + "_flat";
      graph.addVertex(
          flat,
          new PreprocessorVertex(new CnnToFeedForwardPreProcessor(1, width, vertical)),
          VERTICAL);
      parts.add(flat);
    }
    for (int height = 1; horizontal > 0 && height <= length; height++) {
      String name = HORIZONTAL + height;
      String greatest = name + "_max";
      graph.addLayer(name, filters(horizontal, height, width, Activation.RELU), InputGradient.NAME);
      graph.addLayer(greatest, new GlobalPoolingLayer(PoolingType.MAX), name);
      parts.add(greatest);
    }
    graph.addVertex("all", new MergeVertex(), parts.toArray(String[]::new));
    return graph.setOutputs("all").build();
  }

  private static ConvolutionLayer filters(int count, int rows, int columns, Activation activation) {
    return new ConvolutionLayer.Builder(rows, columns)
        .convolutionMode(ConvolutionMode.Truncate)
        .nIn(1)
        .nOut(count)
        .activation(activation)
        .build();
  }

  /** Numbers that come out for a sequence: vertical · d + horizontal · L. */
  public int outputs() {
    return vertical * width + horizontal * length;
  }

  /**
   * @param x [sequences · L × d], oldest item first
   * @return [sequences × outputs]: d numbers of each vertical filter, then one number of each
   *     horizontal filter of height 1, 2, …
   */
  public Variable apply(Tape tape, Variable x, int sequences) {
    return graph.apply(tape, x, sequences, sequences, outputs());
  }

  /** The vertical filters [filters × L], without their biases. */
  public float[][] verticalFilters() {
    return vertical == 0 ? new float[0][] : rows(VERTICAL);
  }

  /**
   * The horizontal filters [filters × height · d], row after row, without their biases.
   *
   * @param height 1 … L
   */
  public float[][] horizontalFilters(int height) {
    return horizontal == 0 ? new float[0][] : rows(HORIZONTAL + height);
  }

  private float[][] rows(String layer) {
    Parameter filters =
        graph.weights().stream()
            .filter(weight -> weight.name().equals(layer + ".weight"))
            .findFirst()
            .orElseThrow();
    float[][] rows = new float[filters.rows()][filters.width()];
    for (int r = 0; r < rows.length; r++) {
      filters.value().read(r * filters.width(), rows[r], 0, filters.width());
    }
    return rows;
  }
}
