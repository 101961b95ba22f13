package recdenoiser.engine.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import recdenoiser.engine.autodiff.OperationTimes;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.denoise.DenoiserSettings;
import recdenoiser.engine.denoise.DenoiserSettings.Attention;
import recdenoiser.engine.denoise.DenoiserSettings.Reduction;
import recdenoiser.engine.denoise.Uniforms;
import recdenoiser.engine.evaluate.Recommender;
import recdenoiser.engine.model.BackboneSettings;
import recdenoiser.engine.model.SasRec;
import recdenoiser.engine.model.TokenBatch;
import recdenoiser.engine.tensor.KernelChoice;
import recdenoiser.engine.tensor.Kernels;
import recdenoiser.engine.tensor.Matrix;
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
  private final BackboneSettings backbone;
  private final DenoiserSettings denoiser;
  private final TrainingSettings training;
  private final TrainingSequences data;
  private final SasRec model;
  private final MaskTraining masks;
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
   */
  public SelfAttentiveLearner(
      BackboneSettings backbone,
      DenoiserSettings denoiser,
      TrainingSettings training,
      TrainingSequences data,
      int threads) {
    this(backbone, denoiser, training, data, threads, Precision.SINGLE);
  }

  SelfAttentiveLearner(
      BackboneSettings backbone,
      DenoiserSettings denoiser,
      TrainingSettings training,
      TrainingSequences data,
      int threads,
      Precision precision) {
    this.backbone = backbone;
    this.denoiser = denoiser;
    this.training = training;
    this.data = data;
    model = new SasRec(backbone, data.itemCount(), precision, training.seed());
    boolean masked = denoiser.attention() == Attention.LEARNED_MASK && backbone.blocks() > 0;
    masks = masked ? new MaskTraining(backbone, denoiser, training) : null;
    optimiser = new Optimiser(model, training);
    recommender = new SelfAttentiveRecommender(model, masked ? masks.logits() : null);
    assembler = new BatchAssembler(data, backbone, training.seed());
    results = new TokenResults(precision, backbone.width());
    workers = new Workers(threads);
    runners = new ShardRunner[threads];
    kernels = new Kernels[threads];
    for (int w = 0; w < threads; w++) {
      kernels[w] = KernelChoice.create(precision);
      runners[w] = new ShardRunner(model, kernels[w], masks);
    }
    for (int s = 0; s < gradients.length; s++) {
      gradients[s] = Storage.of(precision, model.parameters().size());
    }
    TableGradient input = new TableGradient(data.itemCount() + 1);
    TableGradient output = model.sharesItems() ? input : new TableGradient(data.itemCount() + 1);
    tableGradients = new TableGradient[] {input, output};
  }

  @Override
  public StepReport step(int[] users, int from, int to, long step) {
    assembler.layOut(batch, users, from, to);
    if (batch.tokens() == 0) {
      return new StepReport(new LossParts(0, 0, 0, 0), 0, 0);
    }
    shards.divide(batch);
    results.room(batch.tokens());
    ShardRunner.Step shared = shared(step);
    workers.forEach(shards.count(), (shard, worker) -> runShard(shared, shard, runners[worker]));
    workers.forEach(masks == null ? 1 : 2, (task, worker) -> betweenPasses(task, step));
    double decay =
        optimiser.step(workers, kernels, gradients, shards.count(), tableGradients, step);
    return new StepReport(loss(decay, penalty), to - from, batch.tokens());
  }

  /** What is done once for a batch, at the same time where there are two threads. */
  private void betweenPasses(int task, long step) {
    if (task == 0) {
      results.collect(batch, tableGradients[0], tableGradients[1]);
    } else {
      penalty = masks.update(batch, shards.count(), step);
    }
  }

  private ShardRunner.Step shared(long step) {
    Uniforms uniforms = masks == null ? null : masks.begin(step);
    int predictions = predictions();
    double perToken = 1.0 / predictions;
    double perSequence = 1.0 / batch.sequences();
    double lossWeight =
        training.lossReduction() == TrainingSettings.LossReduction.TOKEN ? perToken : perSequence;
    double jacobianWeight =
        denoiser.jacobianPenalty()
            * (denoiser.jacobianReduction() == Reduction.TOKEN ? perToken : perSequence);
    return new ShardRunner.Step(
        batch, results, uniforms, training.seed(), step, lossWeight, jacobianWeight);
  }

  /** Positions with a loss: all tokens, or one for each sequence where every prefix is one. */
  private int predictions() {
    boolean prefixes = backbone.positions() == BackboneSettings.Positions.FROM_PREDICTION;
    return prefixes ? batch.sequences() : batch.tokens();
  }

  private void runShard(ShardRunner.Step shared, int shard, ShardRunner runner) {
    int from = shards.from(shard);
    int to = shards.to(shard);
    assembler.fill(batch, from, to, shared.step(), runner.seen());
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

  @Override
  public MaskSnapshot masks(int epoch, int[] users) {
    int n = backbone.maxLength();
    AttentionAverage average = new AttentionAverage(backbone.blocks(), n, backbone.heads());
    recommender.visitAttention(histories(users), average);
    float[][] open =
        masks == null ? new float[0][] : AttentionAverage.openProbability(masks.logits());
    return new MaskSnapshot(epoch, n, open, average.means());
  }

  private PackedHistories histories(int[] users) {
    List<int[]> histories = new ArrayList<>();
    for (int user : users) {
      int length = Math.min(data.length(user), backbone.maxLength());
      int start = data.length(user) - length;
      int[] items = new int[length];
      for (int i = 0; i < length; i++) {
        items[i] = data.item(user, start + i);
      }
      if (length > 0) {
        histories.add(items);
      }
    }
    return PackedHistories.of(histories.toArray(int[][]::new));
  }

  @Override
  public boolean learnsMasks() {
    return masks != null;
  }

  @Override
  public double[] openShare() {
    return masks == null ? new double[0] : masks.logits().openShare();
  }

  /**
   * Real weights only: rows of tables that belong to no item and connections that cannot exist do
   * not count.
   */
  @Override
  public long parameterCount() {
    long tables = (long) data.itemCount() * backbone.width() * (model.sharesItems() ? 1 : 2);
    long n = backbone.maxLength();
    long connections = masks == null ? 0 : backbone.blocks() * n * (n + 1) / 2;
    return model.parameters().size() + tables + connections;
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
    List<NamedArray> weights = new ArrayList<>();
    weights.add(table("item_embedding", model.inputItems()));
    if (!model.sharesItems()) {
      weights.add(table("output_embedding", model.outputItems()));
    }
    for (Parameter parameter : model.parameters().all()) {
      weights.add(new NamedArray(parameter.name(), shape(parameter), parameter.value().toFloats()));
    }
    if (masks != null) {
      weights.add(new NamedArray("mask_logits", maskShape(), masks.logits().values()));
    }
    return weights;
  }

  private static NamedArray table(String name, Matrix values) {
    return new NamedArray(name, new int[] {values.rows(), values.width()}, values.toFloats());
  }

  private static int[] shape(Parameter parameter) {
    boolean vector = parameter.name().endsWith(".bias") || parameter.name().endsWith(".gain");
    return vector ? new int[] {parameter.width()} : new int[] {parameter.rows(), parameter.width()};
  }

  private int[] maskShape() {
    return new int[] {backbone.blocks(), backbone.maxLength(), backbone.maxLength()};
  }

  @Override
  public List<NamedArray> optimiserState() {
    List<NamedArray> state = new ArrayList<>(optimiser.state());
    if (masks != null) {
      float[] moments = masks.logits().moments();
      state.add(new NamedArray("mask_logits.moments", new int[] {moments.length}, moments));
    }
    return state;
  }

  @Override
  public void restore(List<NamedArray> weights, List<NamedArray> optimiserState) {
    NamedArrays named = new NamedArrays(weights);
    NamedArrays state = new NamedArrays(optimiserState);
    boolean goesOn = !optimiserState.isEmpty();
    restore(named, "item_embedding", model.inputItems());
    if (!model.sharesItems()) {
      restore(named, "output_embedding", model.outputItems());
    }
    for (Parameter parameter : model.parameters().all()) {
      float[] values = named.take(parameter.name(), shape(parameter));
      parameter.value().write(0, values, 0, values.length);
    }
    if (goesOn) {
      optimiser.restore(state);
    }
    if (masks != null) {
      float[] logits = named.take("mask_logits", maskShape());
      float[] moments =
          goesOn ? state.take("mask_logits.moments", new int[] {2 * logits.length}) : null;
      masks.logits().restore(logits, moments);
    }
  }

  private static void restore(NamedArrays named, String name, Matrix target) {
    float[] values = named.take(name, new int[] {target.rows(), target.width()});
    target.write(0, values, 0, values.length);
  }

  @Override
  public void close() {
    workers.close();
  }
}
