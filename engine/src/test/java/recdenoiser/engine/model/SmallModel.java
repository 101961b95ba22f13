package recdenoiser.engine.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.denoise.JacobianProbe;
import recdenoiser.engine.model.ModelSettings.Layout;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.model.Pass.StepDraws;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.kernel.ItemPairs;
import recdenoiser.engine.tensor.plain.PlainKernels;

/**
 * A model of a few hundred random weights with a batch of random sequences, in double precision:
 * small enough for finite differences and enumeration.
 */
public final class SmallModel {
  public static final int ITEMS = 6;
  private static final double SPREAD = 0.7;

  public final Network model;
  private final ModelSettings settings;
  public final TokenBatch batch = new TokenBatch();

  /** Binary cross-entropy of every token, after {@link #run}. */
  public final double[] losses;

  private final Tape tape = new Tape(new PlainKernels(), Precision.DOUBLE);
  private final Storage gradients;
  private final double[] positiveSlope;
  private final double[] negativeSlope;
  private Matrix states;

  public SmallModel(ModelSettings settings, long seed, int... lengths) {
    this.settings = settings;
    model = TestModels.sasRec(settings, ITEMS, Precision.DOUBLE, seed);
    Random random = new Random(seed);
    drawWeights(random);
    drawBatch(random, lengths);
    gradients = Storage.of(Precision.DOUBLE, model.parameters().size());
    losses = new double[batch.tokens()];
    positiveSlope = new double[batch.tokens()];
    negativeSlope = new double[batch.tokens()];
  }

  public static ModelSettings settings(Layout layout, int window, int width, int blocks) {
    return new ModelSettings(
        SasRecKind.ID, layout, window, width, blocks, 1, true, Positions.SLOT, true, 0, 1);
  }

  private void drawWeights(Random random) {
    for (Parameter parameter : model.parameters().all()) {
      fill(parameter.value(), 0, random);
    }
    fill(table("item_embedding"), 1, random);
    if (!settings.sharedItems()) {
      fill(model.output().items().values(), 1, random);
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
    boolean prefixes = settings.positions() == Positions.FROM_PREDICTION;
    batch.clear(lengths.length, Arrays.stream(lengths).sum());
    for (int length : lengths) {
      int first = batch.append(length, settings.maxLength());
      for (int t = first; t < first + length; t++) {
        boolean predicts = !prefixes || t == first + length - 1;
        batch.items()[t] = 1 + random.nextInt(ITEMS);
        batch.positives()[t] = predicts ? 1 + random.nextInt(ITEMS) : 0;
        batch.negatives()[t] = predicts ? 1 + random.nextInt(ITEMS) : 0;
      }
    }
  }

  /** weight · Σ BCE without a backward pass. */
  public double forward(PassRule rule, double weight, JacobianProbe probe) {
    tape.begin(0, gradients);
    states = encode(rule, probe).value();
    return loss(weight, null);
  }

  /** weight · Σ BCE and all gradients, those of the probe's penalty included. */
  public double run(PassRule rule, double weight, JacobianProbe probe) {
    gradients.array().assign(0);
    tape.begin(0, gradients);
    Variable encoded = encode(rule, probe);
    states = encoded.value();
    Matrix gradient = tape.lend(batch.tokens(), states.width());
    double loss = loss(weight, gradient);
    Ops.loss(tape, encoded, gradient);
    tape.backward();
    return loss;
  }

  private Variable encode(PassRule rule, JacobianProbe probe) {
    model.tables().forEach(table -> table.begin(batch.tokens()));
    Segments all = batch.segments(0, batch.sequences());
    return model
        .encode(Pass.training(tape, batch, all, rule, new StepDraws(1, 1)).probedBy(probe))
        .states();
  }

  private double loss(double weight, Matrix gradient) {
    ItemPairs pairs =
        tape.itemPairs()
            .items(batch.positives(), batch.negatives())
            .results(losses, positiveSlope, negativeSlope);
    tape.loss(states, null, model.output().items().values(), pairs, weight, gradient);
    return weight * Arrays.stream(losses).sum();
  }

  /** All that can be learned, by name. */
  public Map<String, Matrix> weights() {
    Map<String, Matrix> all = new LinkedHashMap<>();
    for (Parameter parameter : model.parameters().all()) {
      all.put(parameter.name(), parameter.value());
    }
    all.put("item_embedding", table("item_embedding"));
    if (!settings.sharedItems()) {
      all.put("output_embedding", model.output().items().values());
    }
    return all;
  }

  /** Gradients of the last {@link #run}, named as {@link #weights}. */
  public Map<String, double[]> gradients() {
    Map<String, double[]> all = new LinkedHashMap<>();
    for (Parameter parameter : model.parameters().all()) {
      all.put(parameter.name(), tape.gradientOf(parameter).toDoubles());
    }
    double[] input = TestModels.gradient(model.tables().get(0));
    Table items = model.output().items();
    double[] output = settings.sharedItems() ? input : TestModels.gradient(items);
    addOutputGradient(output);
    all.put("item_embedding", input);
    if (!settings.sharedItems()) {
      all.put("output_embedding", output);
    }
    return all;
  }

  private void addOutputGradient(double[] output) {
    int d = states.width();
    double[] state = states.toDoubles();
    for (int t = 0; t < batch.tokens(); t++) {
      for (int i = 0; i < d; i++) {
        output[batch.positives()[t] * d + i] += positiveSlope[t] * state[t * d + i];
        output[batch.negatives()[t] * d + i] += negativeSlope[t] * state[t * d + i];
      }
    }
  }
}
