package recdenoiser.engine.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.attention.RulePasses;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.attention.RuleTraining;
import recdenoiser.engine.attention.SliceLosses;
import recdenoiser.engine.attention.TrainingContext;
import recdenoiser.engine.autodiff.PairLogits;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.InsertedItems;
import recdenoiser.engine.batch.Shards;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.optimise.Adam;
import recdenoiser.engine.optimise.Optimiser.DenseGradients;
import recdenoiser.engine.optimise.OptimiserSettings;
import recdenoiser.engine.optimise.TrainedWeights;
import recdenoiser.engine.optimise.TrainedWeights.TableRoles;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Draws.Purpose;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.Workers;
import recdenoiser.engine.tensor.kernel.Kernels;
import recdenoiser.engine.tensor.simd.KernelChoice;

/**
 * Learns the gate from the model's loss and from labels that it makes itself: items that it has
 * inserted are noise. With an Adam of its own that has the model's β₁, β₂ and ε.
 */
final class ContentGateTraining implements RuleTraining {
  /** A query that sees fewer items has nothing to tell by. */
  static final int LEAST_SEEN = 3;

  /** The term λ · mean loss of the objective. */
  private static final String LABELS = "gate";

  private static final String WEIGHTS = "gate";

  private final GateSettings settings;
  private final RuleShape shape;
  private final GateWeights weights;
  private final long seed;
  private final Adam adam;
  private final Workers alone = new Workers(1);
  private final Kernels[] kernels;
  private final Storage sum;
  private final double[] numbers;
  private final Matrix[][] ofProducts;
  private final double[][][] ofShards;
  private final double[][] ofItems;
  private final double[] losses = new double[Shards.MOST];
  private final SliceLosses[] heard = new SliceLosses[Shards.MOST];
  private InsertedItems inserted;
  private volatile double factor;
  private volatile long draws;

  ContentGateTraining(
      GateSettings settings, RuleShape shape, GateWeights weights, TrainingContext context) {
    this.settings = settings;
    this.shape = shape;
    this.weights = weights;
    seed = context.seed();
    kernels = new Kernels[] {KernelChoice.create(weights.precision())};
    adam = adam(context.optimiser());
    sum = Storage.of(weights.precision(), weights.parameters().size());
    numbers = new double[weights.parameters().size()];
    ofProducts = new Matrix[weights.count()][Shards.MOST];
    ofShards = new double[weights.count()][Shards.MOST][];
    ofItems = new double[weights.count()][0];
  }

  private Adam adam(OptimiserSettings model) {
    TrainedWeights trained =
        new TrainedWeights(WEIGHTS, weights.parameters(), List.of(), TableRoles.NONE, false);
    return new Adam(trained, model.adamAlone(settings.gateLearningRate()));
  }

  @Override
  public BatchAssembler assemble(BatchAssembler sequences) {
    inserted =
        new InsertedItems(
            sequences, shape.window(), weights.items(), settings.gateInsertions(), seed);
    return inserted;
  }

  @Override
  public RulePasses passes() {
    ContentGate own = new ContentGate(settings, shape, weights, this);
    int count = GateForm.of(settings.gateDraw()).hasAntithetic() ? 2 : 1;
    return new RulePasses() {
      @Override
      public int count() {
        return count;
      }

      @Override
      public PassRule pass(int pass, int shard) {
        return pass == 0 ? own.of(shard) : own.antithetic();
      }
    };
  }

  @Override
  public void begin(TokenBatch batch, long step) {
    for (int g = 0; g < ofItems.length; g++) {
      if (ofItems[g].length < batch.tokens()) {
        ofItems[g] = new double[batch.tokens()];
      }
    }
    draws = Draws.key(seed, Purpose.GATE, step);
    double total = 0;
    for (int s = 0; s < batch.sequences(); s++) {
      total += weights(batch, s);
    }
    factor = total == 0 ? 0 : settings.gateLoss() / total / weights.count();
  }

  /** Of all pairs of one sequence that are labelled. */
  private double weights(TokenBatch batch, int sequence) {
    int first = batch.offsets()[sequence];
    int length = batch.length(sequence);
    double ofKeys = 0;
    double total = 0;
    int seen = 0;
    for (int t = 0; t < length; t++) {
      ofKeys += weight(batch, first + t);
      seen += isSeen(batch, first + t) ? 1 : 0;
      total += shape.causal() && seen >= LEAST_SEEN ? ofKeys : 0;
    }
    return shape.causal() || seen < LEAST_SEEN ? total : length * ofKeys;
  }

  /** What a token counts as a key of the labels' loss. */
  double weight(TokenBatch batch, int token) {
    if (!isSeen(batch, token)) {
      return 0;
    }
    return isInserted(token) ? settings.gateInsertedWeight() : 1;
  }

  /** What stands in a gap is no item. */
  private boolean isSeen(TokenBatch batch, int token) {
    return batch.items()[token] <= weights.items();
  }

  boolean isInserted(int token) {
    return inserted != null && inserted.isInserted(token);
  }

  /** What the loss of a pair is multiplied by in the objective, its weight aside. */
  double factor() {
    return factor;
  }

  void addLoss(int shard, double loss) {
    losses[shard] += loss;
  }

  /** Key of the draws of one gate over one sequence of the batch. */
  long drawsOf(int gate, int sequence) {
    return Draws.derive(Draws.derive(draws, gate), sequence);
  }

  @Override
  public void beginShard(int shard) {
    losses[shard] = 0;
    for (int g = 0; g < weights.count(); g++) {
      GateParameters gate = weights.gate(g);
      if (ofShards[g][shard] == null) {
        ofShards[g][shard] = new double[1 + gate.distanceCount()];
        ofProducts[g][shard] =
            Matrix.zeros(weights.precision(), 2 * gate.key().rows(), gate.key().width());
      }
      Arrays.fill(ofShards[g][shard], 0);
      ofProducts[g][shard].storage().fill(0);
    }
  }

  @Override
  public void hear(SliceLosses slice) {
    heard[slice.shard()] = slice;
  }

  /** What the slice of a shard lost whose backward pass is under way. */
  SliceLosses heard(int shard) {
    return heard[shard];
  }

  /** K and Q with where their gradients go. */
  PairLogits.Weights weightsOf(int number, int shard) {
    GateParameters gate = weights.gate(number);
    Matrix key = gate.key();
    Storage gradients = ofProducts[number][shard].storage();
    return new PairLogits.Weights(
        key,
        gate.query(),
        new Matrix(gradients, 0, key.rows(), key.width()),
        new Matrix(gradients, key.size(), key.rows(), key.width()));
  }

  /** Of b, then of r from the farthest key to the nearest. */
  double[] gradientOf(int gate, int shard) {
    return ofShards[gate][shard];
  }

  /** Takes the gradient of c that one token leaves. */
  void ofItem(int gate, int token, double gradient) {
    ofItems[gate][token] = gradient;
  }

  @Override
  public Map<String, Double> update(TokenBatch batch, int shards, long step) {
    Arrays.fill(numbers, 0);
    double loss = 0;
    for (int shard = 0; shard < shards; shard++) {
      loss += losses[shard];
    }
    for (int g = 0; g < weights.count(); g++) {
      addUp(g, shards, batch);
    }
    sum.write(0, numbers, 0, numbers.length);
    adam.step(new DenseGradients(new Storage[] {sum}, 1), alone, kernels, step);
    return settings.gateLoss() > 0 ? Map.of(LABELS, factor * loss) : Map.of();
  }

  private void addUp(int number, int shards, TokenBatch batch) {
    GateParameters gate = weights.gate(number);
    for (int shard = 0; shard < shards; shard++) {
      addUp(gate, ofProducts[number][shard].toDoubles(), ofShards[number][shard]);
    }
    for (int t = 0; t < batch.tokens(); t++) {
      numbers[gate.itemAt() + batch.items()[t]] += ofItems[number][t];
    }
  }

  private void addUp(GateParameters gate, double[] products, double[] shared) {
    for (int i = 0; i < products.length; i++) {
      numbers[gate.keyAt() + i] += products[i];
    }
    numbers[gate.biasAt()] += shared[0];
    for (int i = 1; i < shared.length; i++) {
      numbers[gate.distanceAt() + shared.length - 1 - i] += shared[i];
    }
  }

  @Override
  public List<NamedArray> state() {
    return new ArrayList<>(adam.state());
  }

  @Override
  public void restore(NamedArrays state) {
    adam.restore(state);
  }
}
