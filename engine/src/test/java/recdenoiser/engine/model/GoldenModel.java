package recdenoiser.engine.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.ScoreRule;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.denoise.JacobianProbe;
import recdenoiser.engine.model.Pass.StepDraws;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.kernel.ItemPairs;
import recdenoiser.engine.tensor.kernel.Kernels;
import recdenoiser.engine.tensor.kernel.RowMask;
import recdenoiser.engine.tensor.plain.PlainKernels;

/** The golden model with its weights, in double precision, and one forward and backward pass. */
final class GoldenModel {
  final TokenBatch batch = Golden.batch();
  final SasRec model;
  final Tape tape;
  final double[] losses = new double[batch.tokens()];
  Matrix features;

  private final Storage gradients;
  private final double[] positiveSlope = new double[batch.tokens()];
  private final double[] negativeSlope = new double[batch.tokens()];

  GoldenModel() {
    this(Precision.DOUBLE, new PlainKernels());
  }

  GoldenModel(Precision precision, Kernels kernels) {
    ModelSettings settings =
        new ModelSettings(
            SasRecKind.ID,
            ModelSettings.Layout.ORIGINAL,
            Golden.WINDOW,
            Golden.WIDTH,
            Golden.BLOCKS,
            2,
            true,
            ModelSettings.Positions.SLOT,
            true,
            0,
            1);
    model = TestModels.sasRec(settings, Golden.ITEMS, precision, 1);
    for (Parameter parameter : model.parameters().all()) {
      write(parameter.value(), Golden.flat("parameters/" + parameter.name()));
    }
    write(model.tables().get(0).values(), Golden.flat("parameters/item_embedding"));
    tape = new Tape(kernels, precision);
    gradients = Storage.of(precision, model.parameters().size());
  }

  private static void write(Matrix target, double[] values) {
    target.write(0, values, 0, values.length);
  }

  /** Runs all three sequences; with {@code weight} 0 nothing but the probe has a gradient. */
  double run(PassRule rule, double weight, JacobianProbe probe) {
    gradients.array().assign(0);
    tape.begin(0, gradients);
    model.tables().forEach(table -> table.begin(batch.tokens()));
    Pass pass =
        Pass.training(tape, batch, batch.segments(0, Golden.SEQUENCES), rule, new StepDraws(1, 1))
            .probedBy(probe);
    Variable states = model.encode(pass).states();
    features = states.value();
    Matrix gradient = tape.lend(batch.tokens(), Golden.WIDTH);
    ItemPairs pairs =
        new ItemPairs()
            .items(batch.positives(), batch.negatives())
            .results(losses, positiveSlope, negativeSlope);
    Matrix items = model.tables().get(0).values();
    tape.kernels().sampledCrossEntropy(features, null, items, pairs, 0, weight, gradient);
    Ops.loss(tape, states, gradient);
    tape.backward();
    return Arrays.stream(losses).sum() * weight;
  }

  /** By the names of the golden file. */
  Map<String, double[]> gradients() {
    Map<String, double[]> all = new LinkedHashMap<>();
    for (Parameter parameter : model.parameters().all()) {
      all.put(
          parameter.name(),
          new Matrix(gradients, parameter.offset(), parameter.rows(), parameter.width())
              .toDoubles());
    }
    all.put("item_embedding", itemGradients());
    return all;
  }

  private double[] itemGradients() {
    double[] table = TestModels.gradient(model.tables().get(0));
    double[] states = features.toDoubles();
    for (int t = 0; t < batch.tokens(); t++) {
      for (int i = 0; i < Golden.WIDTH; i++) {
        table[batch.positives()[t] * Golden.WIDTH + i] +=
            positiveSlope[t] * states[t * Golden.WIDTH + i];
        table[batch.negatives()[t] * Golden.WIDTH + i] +=
            negativeSlope[t] * states[t * Golden.WIDTH + i];
      }
    }
    return table;
  }

  /** A fixed mask [blocks][n · n] as a rule. */
  PassRule fixed(double[] mask) {
    int size = Golden.WINDOW * Golden.WINDOW;
    return block -> connections(Arrays.copyOfRange(mask, block * size, (block + 1) * size));
  }

  private static ScoreRule connections(double[] table) {
    return (sequence, head, length, weighting) ->
        weighting.mask(
            new RowMask() {
              private int connection(int query, int key) {
                int start = Golden.WINDOW - length;
                return (start + query) * Golden.WINDOW + start + key;
              }

              @Override
              public void apply(int query, int keys, float[] row, int at) {
                for (int k = 0; k < keys; k++) {
                  row[at + k] *= (float) table[connection(query, k)];
                }
              }

              @Override
              public void apply(int query, int keys, double[] row, int at) {
                for (int k = 0; k < keys; k++) {
                  row[at + k] *= table[connection(query, k)];
                }
              }
            });
  }

  /** The rows of real positions out of a padded golden array [sequences × n × width]. */
  double[] real(double[] padded, int width) {
    double[] packed = new double[batch.tokens() * width];
    int at = 0;
    for (int s = 0; s < Golden.SEQUENCES; s++) {
      int length = batch.length(s);
      int from = (s * Golden.WINDOW + Golden.WINDOW - length) * width;
      System.arraycopy(padded, from, packed, at, length * width);
      at += length * width;
    }
    return packed;
  }
}
