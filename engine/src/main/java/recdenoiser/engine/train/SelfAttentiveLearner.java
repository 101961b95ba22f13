package recdenoiser.engine.train;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import recdenoiser.engine.attention.AttentionRules;
import recdenoiser.engine.attention.RuleSource;
import recdenoiser.engine.autodiff.OperationTimes;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.denoise.DenoiserSettings;
import recdenoiser.engine.denoise.DenoiserSettings.Reduction;
import recdenoiser.engine.denoise.Uniforms;
import recdenoiser.engine.evaluate.Recommender;
import recdenoiser.engine.model.Backbone;
import recdenoiser.engine.model.BackboneSettings;
import recdenoiser.engine.model.Backbones;
import recdenoiser.engine.model.Table;
import recdenoiser.engine.model.TokenBatch;
import recdenoiser.engine.tensor.KernelChoice;
import recdenoiser.engine.tensor.Kernels;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.Workers;

/**
 * A self-attentive backbone, with or without learned masks, and its optimiser.
 *
 * <p>Objective: reduced BCE + α‖Θ‖² + β Σ σ(Φ) + γ Σ ‖J‖²_F. A step divides its batch into shards
 * of whole sequences, takes them forward and back on as many threads as there are, sums their
 * gradients in order and updates all weights.
 */
public final class SelfAttentiveLearner implements Learner {
  private final SelfAttentiveSettings settings;
  private final TrainingSequences data;
  private final Backbone model;
  private final RuleSource rules;
  private final MaskTraining masks;
  private final TokenLoss tokenLoss;
  private final Optimiser optimiser;
  private final SelfAttentiveRecommender recommender;
  private final BatchAssembler assembler;
  private final TokenBatch batch = new TokenBatch();
  private final Shards shards = new Shards();
  private final TokenResults results;
  private final Workers workers;
  private final ShardRunner[] runners;
  private final Kernels[] kernels;
  private final Storage[] gradients = new Storage[Shards.MOST];
  private final TableGradient[] tableGradients;
  private double penalty;
  private final ShardRunner.Sums[] sums = new ShardRunner.Sums[Shards.MOST];

  /**
   * @param threads how many work on a step; the result does not depend on it
   * @throws IllegalArgumentException if the backbone needs times and the data have none
   */
  public SelfAttentiveLearner(SelfAttentiveSettings settings, TrainingSequences data, int threads) {
    this(settings, data, threads, Precision.SINGLE);
  }

  SelfAttentiveLearner(
      SelfAttentiveSettings settings, TrainingSequences data, int threads, Precision precision) {
    this.settings = settings;
    this.data = data;
    Parameters parameters = new Parameters();
    rules = AttentionRules.create(settings.attention(), settings.ruleShape(), parameters);
    long seed = settings.training().seed();
    model =
        Backbones.create(
            settings.backbone(), data.itemCount(), data.userCount(), parameters, precision, seed);
    masks = settings.learnsMasks() ? new MaskTraining(settings) : null;
    tokenLoss = TokenLoss.create(settings.loss(), model, data, seed);
    optimiser = new Optimiser(model, settings.training());
    TimeScale times = newTimeScale();
    recommender =
        new SelfAttentiveRecommender(model, rules, masks == null ? null : masks.logits(), times);
    assembler = BatchAssembler.create(settings, data, times);
    results = new TokenResults(model, precision);
    workers = new Workers(threads);
    runners = new ShardRunner[threads];
    kernels = new Kernels[threads];
    for (int w = 0; w < threads; w++) {
      kernels[w] = KernelChoice.create(precision);
      runners[w] = new ShardRunner(model, rules, tokenLoss, kernels[w], masks);
    }
    for (int s = 0; s < gradients.length; s++) {
      gradients[s] = Storage.of(precision, model.parameters().size());
    }
    tableGradients =
        model.tables().stream()
            .map(table -> new TableGradient(table.values().rows()))
            .toArray(TableGradient[]::new);
  }

  private TimeScale newTimeScale() {
    BackboneSettings backbone = settings.backbone();
    return backbone.backbone().needsTimes() ? new TimeScale(data, backbone.timeSpan()) : null;
  }

  @Override
  public StepReport step(int[] users, int from, int to, long step) {
    assembler.layOut(batch, users, from, to, step);
    if (batch.tokens() == 0) {
      return new StepReport(new LossParts(0, 0, 0, 0), 0, 0);
    }
    shards.divide(batch, tokenLoss.mostShards());
    results.room(batch.tokens());
    tokenLoss.begin(batch);
    ShardRunner.Step shared = shared(step);
    boolean whole = tokenLoss.needsWholeBatch();
    if (whole) {
      workers.forEach(shards.count(), (shard, worker) -> fill(shard, step));
      tokenLoss.see(batch);
    }
    workers.forEach(
        shards.count(), (shard, worker) -> runShard(shared, shard, !whole, runners[worker]));
    workers.forEach(masks == null ? 1 : 2, (task, worker) -> betweenPasses(task, step));
    tokenLoss.collect(batch, shared.lossWeight(), workers, kernels, tableGradients);
    double decay =
        optimiser.step(workers, kernels, gradients, shards.count(), tableGradients, step);
    return new StepReport(loss(decay, penalty), to - from, batch.tokens());
  }

  /** What is done once for a batch, at the same time where there are two threads. */
  private void betweenPasses(int task, long step) {
    if (task == 0) {
      for (TableGradient gradient : tableGradients) {
        gradient.clear();
      }
      results.collect(batch, tableGradients);
    } else {
      penalty = masks.update(batch, shards.count(), step);
    }
  }

  private ShardRunner.Step shared(long step) {
    Uniforms uniforms = masks == null ? null : masks.begin(batch, step);
    TrainingSettings training = settings.training();
    DenoiserSettings denoiser = settings.denoiser();
    double perToken = 1.0 / Math.max(1, assembler.predictions(batch));
    double perSequence = 1.0 / batch.sequences();
    double lossWeight =
        training.lossReduction() == TrainingSettings.LossReduction.TOKEN ? perToken : perSequence;
    double jacobianWeight =
        denoiser.jacobianPenalty()
            * (denoiser.jacobianReduction() == Reduction.TOKEN ? perToken : perSequence);
    return new ShardRunner.Step(
        batch, results, uniforms, training.seed(), step, lossWeight, jacobianWeight);
  }

  private void fill(int shard, long step) {
    assembler.fill(batch, shards.from(shard), shards.to(shard), step);
  }

  private void runShard(ShardRunner.Step shared, int shard, boolean fill, ShardRunner runner) {
    int from = shards.from(shard);
    int to = shards.to(shard);
    if (fill) {
      fill(shard, shared.step());
    }
    tokenLoss.draw(assembler, batch, from, to, shared.step(), runner.seen());
    sums[shard] = runner.run(shared, shard, from, to, gradients[shard]);
  }

  private LossParts loss(double decay, double penalty) {
    double bce = 0;
    double jacobian = 0;
    for (int s = 0; s < shards.count(); s++) {
      bce += sums[s].bce();
      jacobian += sums[s].jacobian();
    }
    return new LossParts(bce, decay, penalty, jacobian);
  }

  @Override
  public Recommender recommender() {
    return recommender;
  }

  /** The states of every position of some histories, as they are scored from. */
  float[] states(PackedHistories histories) {
    return recommender.states(histories);
  }

  @Override
  public MaskSnapshot masks(int epoch, int[] users) {
    BackboneSettings backbone = settings.backbone();
    int n = backbone.maxLength();
    AttentionAverage average = new AttentionAverage(backbone.blocks(), n, backbone.heads());
    recommender.visitAttention(RecentHistories.of(data, users, n), average);
    HeadMaps open =
        masks == null ? HeadMaps.NONE : AttentionAverage.openProbability(masks.logits());
    HeadMaps pattern = HeadMaps.ofHeads(rules.patterns(), backbone.heads());
    return new MaskSnapshot(epoch, n, open, average.maps(), pattern);
  }

  @Override
  public NoiseAttention attentionOnNoise(PackedHistories histories, BitSet noise) {
    return recommender.attentionOnNoise(histories, noise);
  }

  @Override
  public boolean learnsMasks() {
    return masks != null;
  }

  @Override
  public double[] openShare() {
    return masks == null ? new double[0] : masks.logits().openShare();
  }

  @Override
  public double[][] openShares() {
    return masks == null ? new double[0][] : masks.logits().openShares();
  }

  @Override
  public double[][] alpha() {
    return rules.alpha();
  }

  /**
   * Real weights only: rows of tables that belong to no item and connections that cannot exist do
   * not count.
   */
  @Override
  public long parameterCount() {
    long tables = model.tables().stream().mapToLong(Table::numbers).sum();
    long connections = masks == null ? 0 : masks.logits().admissible();
    return model.parameters().size() + tables + connections;
  }

  /** Where the time of the steps so far went, summed over threads, in nanoseconds. */
  public Map<String, Long> operationTimes() {
    return OperationTimes.sum(Stream.of(runners).map(runner -> runner.tape().times()).toList());
  }

  /** Begins (or ends) taking the time of operations of what is scored from now on. */
  public void timeScoring(boolean on) {
    recommender.timeOperations(on);
  }

  /** Where the time of scoring went since {@link #timeScoring}, in nanoseconds. */
  public Map<String, Long> scoringTimes() {
    return recommender.operationTimes();
  }

  /** Begins (or ends) taking the time of operations. */
  public void timeOperations(boolean on) {
    for (ShardRunner runner : runners) {
      runner.tape().time(on);
      runner.tape().times().clear();
    }
  }

  @Override
  public List<NamedArray> weights() {
    List<NamedArray> weights = NamedWeights.of(model);
    if (masks != null) {
      weights.add(masks.weights());
    }
    return weights;
  }

  @Override
  public List<NamedArray> optimiserState() {
    List<NamedArray> state = new ArrayList<>(optimiser.state());
    if (masks != null) {
      state.addAll(masks.state());
    }
    return state;
  }

  @Override
  public void restore(List<NamedArray> weights, List<NamedArray> optimiserState) {
    NamedArrays named = new NamedArrays(weights);
    NamedArrays state = new NamedArrays(optimiserState);
    boolean goesOn = !optimiserState.isEmpty();
    NamedWeights.restore(model, named);
    if (goesOn) {
      optimiser.restore(state);
    }
    if (masks != null) {
      masks.restore(named, goesOn ? state : null);
    }
  }

  @Override
  public void close() {
    workers.close();
  }
}
