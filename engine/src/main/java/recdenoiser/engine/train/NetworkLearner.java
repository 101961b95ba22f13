package recdenoiser.engine.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.attention.RuleTraining;
import recdenoiser.engine.attention.TrainingContext;
import recdenoiser.engine.autodiff.OperationTimes;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.InsertedItems;
import recdenoiser.engine.batch.RecentHistories;
import recdenoiser.engine.batch.Shards;
import recdenoiser.engine.batch.TimeScale;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.loss.LossSettings;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.loss.OutputItems;
import recdenoiser.engine.loss.TokenLoss;
import recdenoiser.engine.model.Network;
import recdenoiser.engine.optimise.Optimiser;
import recdenoiser.engine.optimise.Optimiser.DenseGradients;
import recdenoiser.engine.optimise.OptimiserSettings;
import recdenoiser.engine.optimise.Optimisers;
import recdenoiser.engine.optimise.TrainedWeights;
import recdenoiser.engine.optimise.TrainedWeights.TableRoles;
import recdenoiser.engine.optimise.UnitBall;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.recommend.NetworkRecommender;
import recdenoiser.engine.recommend.NetworkWeights;
import recdenoiser.engine.recommend.Recommender;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.Workers;
import recdenoiser.engine.tensor.kernel.Kernels;
import recdenoiser.engine.tensor.simd.KernelChoice;

/**
 * A network under an attention rule, with a loss and an optimiser.
 *
 * <p>Objective: reduced loss of the predictions + α‖Θ‖² + γ Σ ‖J‖²_F + what the rule adds. A step
 * divides its batch into shards of whole sequences, takes them through forward and backward passes
 * on as many threads as there are, sums their gradients in order and updates all weights.
 */
public final class NetworkLearner implements Learner, AttentionProbe {
  private final Network network;
  private final AttentionRule rule;
  private final RuleTraining ruleTraining;
  private final TrainingSequences data;
  private final Objective objective;
  private final TokenLoss tokenLoss;
  private final Optimiser optimiser;
  private final UnitBall unitBall;
  private final NetworkRecommender recommender;
  private final BatchAssembler assembler;
  private final TokenBatch batch = new TokenBatch();
  private final Shards shards = new Shards();
  private final StepLosses losses;
  private final Workers workers;
  private final ShardRunner[] runners;
  private final Kernels[] kernels;
  private final Storage[] gradients = new Storage[Shards.MOST];
  private final ShardRunner.Sums[] sums = new ShardRunner.Sums[Shards.MOST];
  private Map<String, Double> ruleTerms = Map.of();

  NetworkLearner(
      Network network,
      AttentionRule rule,
      SettingGroups settings,
      TrainingSequences data,
      int threads) {
    TrainingSettings training = settings.get(TrainingSettings.class);
    this.network = network;
    this.rule = rule;
    this.data = data;
    objective = Objective.of(settings);
    OptimiserSettings optimiserSettings = training.optimiserSettings();
    ruleTraining = rule.training(new TrainingContext(training.seed(), optimiserSettings));
    tokenLoss =
        TokenLoss.create(settings.get(LossSettings.class), network.output(), data, training.seed());
    Set<Table> everyRow = tokenLoss.readsWholeTables() ? outputTables(network) : Set.of();
    optimiser = Optimisers.create(weights(network, optimiserSettings, everyRow), optimiserSettings);
    unitBall =
        new UnitBall(
            network.inUnitBall().stream().filter(table -> !optimiser.isLazy(table)).toList());
    TimeScale times = network.timeScale(data);
    recommender = new NetworkRecommender(network, rule, times);
    assembler = ruleTraining.assemble(sequences(network, training, data, times));
    Precision precision = network.output().items().values().precision();
    workers = new Workers(threads);
    runners = new ShardRunner[threads];
    kernels = new Kernels[threads];
    for (int w = 0; w < threads; w++) {
      kernels[w] = KernelChoice.create(precision);
      runners[w] = new ShardRunner(network, tokenLoss, ruleTraining, kernels[w]);
    }
    losses = new StepLosses(runners[0].passes());
    for (int s = 0; s < gradients.length; s++) {
      gradients[s] = Storage.of(precision, network.parameters().size());
    }
  }

  private static BatchAssembler sequences(
      Network network, TrainingSettings training, TrainingSequences data, TimeScale times) {
    BatchAssembler sequences = network.batches(data, times, training.seed());
    return training.insertions() == 0 || network.shape().blocks() == 0
        ? sequences
        : new InsertedItems(
            sequences,
            network.window(),
            data.itemCount(),
            training.insertions(),
            Draws.derive(training.seed(), 1));
  }

  private static Set<Table> outputTables(Network network) {
    OutputItems output = network.output();
    return output.hasBias() ? Set.of(output.items(), output.bias()) : Set.of(output.items());
  }

  private static TrainedWeights weights(
      Network network, OptimiserSettings settings, Set<Table> everyRow) {
    OutputItems output = network.output();
    Set<Table> biases = output.hasBias() ? Set.of(output.bias()) : Set.of();
    return new TrainedWeights(
        "dense",
        network.parameters(),
        network.tables(),
        new TableRoles(biases, Set.copyOf(network.inUnitBall()), everyRow),
        settings.decoupled());
  }

  @Override
  public StepReport step(int[] users, int from, int to, long step) {
    assembler.layOut(batch, users, from, to, step);
    if (batch.tokens() == 0) {
      optimiser.skip(workers, kernels, step);
      return new StepReport(LossTerms.NONE, 0, 0);
    }
    shards.divide(batch, tokenLoss.mostShards(), network.grain());
    begin(step);
    ShardRunner.Step shared = objective.step(batch, assembler, losses, step);
    forwardAndBackward(shared);
    workers.forEach(1 + network.tables().size(), (task, worker) -> afterBackward(task, step));
    double decay =
        optimiser.step(new DenseGradients(gradients, shards.count()), workers, kernels, step);
    unitBall.project(workers, kernels);
    return new StepReport(terms(decay), to - from, batch.tokens());
  }

  private void begin(long step) {
    optimiser.begin(step);
    losses.begin(batch.tokens());
    for (Table table : network.tables()) {
      table.begin(batch.tokens());
    }
    tokenLoss.begin(batch);
    ruleTraining.begin(batch, step);
  }

  private void forwardAndBackward(ShardRunner.Step shared) {
    boolean whole = tokenLoss.needsWholeBatch();
    if (whole) {
      workers.forEach(shards.count(), (shard, worker) -> fill(shard, shared.step()));
      tokenLoss.see(batch, shared.step());
    }
    workers.forEach(
        shards.count(), (shard, worker) -> runShard(shared, shard, !whole, runners[worker]));
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

  /** What is done once for a batch, by as many threads as there are. */
  private void afterBackward(int task, long step) {
    if (task == 0) {
      ruleTerms = ruleTraining.update(batch, shards.count(), step);
    } else {
      network.tables().get(task - 1).sumGradient();
    }
  }

  private LossTerms terms(double decay) {
    double prediction = 0;
    double jacobian = 0;
    for (int s = 0; s < shards.count(); s++) {
      prediction += sums[s].prediction();
      jacobian += sums[s].jacobian();
    }
    Map<String, Double> terms = new LinkedHashMap<>();
    terms.put(LossTerms.PREDICTION, prediction);
    if (objective.penalisesWeights()) {
      terms.put(LossTerms.WEIGHTS, decay);
    }
    terms.putAll(ruleTerms);
    if (objective.penalisesJacobians()) {
      terms.put(LossTerms.JACOBIAN, jacobian);
    }
    return LossTerms.of(terms);
  }

  @Override
  public void catchUp(long step) {
    optimiser.catchUp(workers, kernels, step);
  }

  @Override
  public Recommender recommender() {
    return recommender;
  }

  /** The same, for who takes its times. */
  public NetworkRecommender networkRecommender() {
    return recommender;
  }

  @Override
  public Optional<AttentionProbe> attention() {
    return network.shape().blocks() == 0 ? Optional.empty() : Optional.of(this);
  }

  @Override
  public MaskSnapshot masks(int epoch, int[] users) {
    return recommender.snapshot(epoch, RecentHistories.of(data, users, network.window()));
  }

  @Override
  public Map<String, double[][]> probes() {
    return rule.probes();
  }

  /**
   * Real weights only: rows of tables that belong to no item and connections that cannot exist do
   * not count.
   */
  @Override
  public long parameterCount() {
    long tables = network.tables().stream().mapToLong(Table::numbers).sum();
    return network.parameters().size() + tables + rule.parameterCount();
  }

  /** Where the time of the steps so far went, summed over threads, in nanoseconds. */
  public Map<String, Long> operationTimes() {
    return OperationTimes.sum(Stream.of(runners).map(runner -> runner.tape().times()).toList());
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
    return NetworkWeights.of(network, rule);
  }

  @Override
  public List<NamedArray> optimiserState() {
    List<NamedArray> state = new ArrayList<>(optimiser.state());
    state.addAll(ruleTraining.state());
    return state;
  }

  @Override
  public void restore(List<NamedArray> weights, List<NamedArray> optimiserState) {
    NetworkWeights.restore(network, rule, new NamedArrays(weights));
    if (!optimiserState.isEmpty()) {
      NamedArrays state = new NamedArrays(optimiserState);
      optimiser.restore(state);
      ruleTraining.restore(state);
    }
  }

  @Override
  public void close() {
    workers.close();
  }
}
