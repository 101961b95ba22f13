package recdenoiser.engine.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.denoise.JacobianProbe;
import recdenoiser.engine.model.BackboneSettings.Backbone;
import recdenoiser.engine.model.BackboneSettings.Layout;
import recdenoiser.engine.model.BackboneSettings.Positions;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.PlainKernels;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;

/**
 * A model of a few hundred random weights with a batch of random sequences, in double precision:
 * small enough for finite differences and enumeration.
 */
public final class SmallModel {
  public static final int ITEMS = 6;
  private static final double SPREAD = 0.7;

  public final SasRec model;
  public final TokenBatch batch = new TokenBatch();

  /** Binary cross-entropy of every token, after {@link #run}. */
  public final double[] losses;

  private final Tape tape = new Tape(new PlainKernels(), Precision.DOUBLE);
  private final Storage gradients;
  private final Matrix itemGradient;
  private final double[] positiveSlope;
  private final double[] negativeSlope;
  private Matrix states;

  public SmallModel(BackboneSettings settings, long seed, int... lengths) {
    model = new SasRec(settings, ITEMS, Precision.DOUBLE, seed);
    Random random = new Random(seed);
    drawWeights(random);
    drawBatch(random, lengths);
    gradients = Storage.of(Precision.DOUBLE, model.parameters().size());
    itemGradient = Matrix.zeros(Precision.DOUBLE, batch.tokens(), settings.width());
    losses = new double[batch.tokens()];
    positiveSlope = new double[batch.tokens()];
    negativeSlope = new double[batch.tokens()];
  }

  public static BackboneSettings settings(Layout layout, int window, int width, int blocks) {
    return new BackboneSettings(
        Backbone.SASREC, layout, window, width, blocks, 1, true, Positions.SLOT, true, 0);
  }

  private void drawWeights(Random random) {
    for (Parameter parameter : model.parameters().all()) {
      fill(parameter.value(), 0, random);
    }
    fill(table("item_embedding"), 1, random);
    if (!model.settings().sharedItems()) {
      fill(model.tables().get(model.outputItems()).values(), 1, random);
    }
  }

  private Matrix table(String name) {
    return model.tables().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow()
        .values();
  }

  private static void fill(Matrix matrix, int fromRow, Random random) {
    int from = fromRow * matrix.width();
    double[] numbers = new double[matrix.size() - from];
    Arrays.setAll(numbers, i -> SPREAD * random.nextGaussian());
    matrix.write(from, numbers, 0, numbers.length);
  }

  private void drawBatch(Random random, int... lengths) {
    boolean prefixes = model.settings().positions() == Positions.FROM_PREDICTION;
    batch.clear(lengths.length, Arrays.stream(lengths).sum());
    for (int length : lengths) {
      int first = batch.append(length, model.settings().maxLength());
      for (int t = first; t < first + length; t++) {
        boolean predicts = !prefixes || t == first + length - 1;
        batch.items()[t] = 1 + random.nextInt(ITEMS);
        batch.positives()[t] = predicts ? 1 + random.nextInt(ITEMS) : 0;
        batch.negatives()[t] = predicts ? 1 + random.nextInt(ITEMS) : 0;
      }
    }
  }

  /** weight · Σ BCE without a way back. */
  public double forward(AttentionRule rule, double weight, JacobianProbe probe) {
    tape.begin(0, gradients);
    states = encode(rule, probe).value();
    return loss(weight, null);
  }

  /** weight · Σ BCE and all gradients, those of the probe's penalty included. */
  public double run(AttentionRule rule, double weight, JacobianProbe probe) {
    gradients.array().assign(0);
    tape.begin(0, gradients);
    Variable encoded = encode(rule, probe);
    states = encoded.value();
    Matrix gradient = tape.lend(batch.tokens(), states.width());
    double loss = loss(weight, gradient);
    Ops.seedGradient(encoded, gradient);
    tape.reverse();
    return loss;
  }

  private Variable encode(AttentionRule rule, JacobianProbe probe) {
    return model
        .encode(
            new Pass(
                tape,
                batch,
                batch.segments(0, batch.sequences()),
                rule,
                true,
                1,
                1,
                probe,
                new Matrix[] {itemGradient}))
        .states();
  }

  private double loss(double weight, Matrix gradient) {
    tape.loss(
        states,
        null,
        model.tables().get(model.outputItems()).values(),
        batch.positives(),
        batch.negatives(),
        weight,
        losses,
        positiveSlope,
        negativeSlope,
        gradient);
    return weight * Arrays.stream(losses).sum();
  }

  /** All that can be learned, by name. */
  public Map<String, Matrix> weights() {
    Map<String, Matrix> all = new LinkedHashMap<>();
    for (Parameter parameter : model.parameters().all()) {
      all.put(parameter.name(), parameter.value());
    }
    all.put("item_embedding", table("item_embedding"));
    if (!model.settings().sharedItems()) {
      all.put("output_embedding", model.tables().get(model.outputItems()).values());
    }
    return all;
  }

  /** Gradients of the last {@link #run}, named as {@link #weights}. */
  public Map<String, double[]> gradients() {
    Map<String, double[]> all = new LinkedHashMap<>();
    for (Parameter parameter : model.parameters().all()) {
      all.put(parameter.name(), tape.gradientOf(parameter).toDoubles());
    }
    double[] input = new double[table("item_embedding").size()];
    double[] output = model.settings().sharedItems() ? input : new double[input.length];
    tableGradients(input, output);
    all.put("item_embedding", input);
    if (!model.settings().sharedItems()) {
      all.put("output_embedding", output);
    }
    return all;
  }

  private void tableGradients(double[] input, double[] output) {
    int d = states.width();
    double[] embedded = itemGradient.toDoubles();
    double[] state = states.toDoubles();
    for (int t = 0; t < batch.tokens(); t++) {
      for (int i = 0; i < d; i++) {
        input[batch.items()[t] * d + i] += Math.sqrt(d) * embedded[t * d + i];
        output[batch.positives()[t] * d + i] += positiveSlope[t] * state[t * d + i];
        output[batch.negatives()[t] * d + i] += negativeSlope[t] * state[t * d + i];
      }
    }
  }
}
