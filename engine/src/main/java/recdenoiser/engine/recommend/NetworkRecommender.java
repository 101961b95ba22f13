package recdenoiser.engine.recommend;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.autodiff.OperationTimes;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.TimeScale;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.model.Network;
import recdenoiser.engine.model.SequenceFilters;

/**
 * Scores with a network's weights as they are, without dropout, under the attention rule as it
 * holds in use; follows later training steps.
 */
public final class NetworkRecommender implements Recommender, AttentionView {
  private final Network network;
  private final AttentionRule rule;
  private final TimeScale times;
  private final ConcurrentLinkedQueue<NetworkInference> idle = new ConcurrentLinkedQueue<>();
  private volatile boolean timed;

  /**
   * @param times scales the times of actions; null for a network that does not look at them
   */
  public NetworkRecommender(Network network, AttentionRule rule, TimeScale times) {
    this.network = network;
    this.rule = rule;
    this.times = times;
  }

  @Override
  public int itemCount() {
    return network.items();
  }

  @Override
  public void score(PackedHistories histories, float[] scores) {
    NetworkInference inference = borrow();
    try {
      inference.score(histories, scores);
    } finally {
      idle.add(inference);
    }
  }

  private NetworkInference borrow() {
    NetworkInference inference = idle.poll();
    if (inference == null) {
      inference = newInference();
      inference.tape().time(timed);
    }
    return inference;
  }

  private NetworkInference newInference() {
    return new NetworkInference(network, rule.inference(), times);
  }

  @Override
  public Optional<AttentionView> attention() {
    return network.shape().blocks() == 0 ? Optional.empty() : Optional.of(this);
  }

  @Override
  public Optional<Transitions> transitions() {
    return network.isFirstOrder() ? Optional.of(new LastItemTransitions(this)) : Optional.empty();
  }

  @Override
  public Optional<ItemVectors> itemVectors() {
    return Optional.of(new TableVectors(network.output().items().values(), network.items()));
  }

  @Override
  public Optional<StateView> states() {
    return Optional.of(this::after);
  }

  private float[] after(PackedHistories histories) {
    NetworkInference inference = borrow();
    try {
      return inference.newest(histories);
    } finally {
      idle.add(inference);
    }
  }

  @Override
  public Optional<GateView> gates() {
    return network.recurrentLayers() == 0 ? Optional.empty() : Optional.of(this::gates);
  }

  @Override
  public Optional<FilterView> filters() {
    return network instanceof SequenceFilters filters
        ? Optional.of(() -> Filters.of(filters))
        : Optional.empty();
  }

  private GateTrace gates(PackedHistories history) {
    NetworkInference inference = borrow();
    try {
      return inference.gates(history);
    } finally {
      idle.add(inference);
    }
  }

  @Override
  public HistoryAttention of(PackedHistories histories) {
    NetworkInference inference = borrow();
    try {
      return inference.attention(histories);
    } finally {
      idle.add(inference);
    }
  }

  @Override
  public MaskSnapshot snapshot(int epoch, PackedHistories histories) {
    RuleShape shape = network.shape();
    AttentionAverage average = new AttentionAverage(shape.blocks(), shape.window(), shape.heads());
    visitAttention(histories, average);
    return new MaskSnapshot(
        epoch,
        shape.window(),
        HeadMaps.ofBlocks(rule.openProbabilities(), shape.blocks()),
        average.maps(),
        HeadMaps.ofBlocks(rule.patterns(), shape.blocks()),
        average.zeroShares());
  }

  @Override
  public NoiseAttention onNoise(PackedHistories histories, BitSet noise) {
    RuleShape shape = network.shape();
    NoiseAttentionSum sum =
        new NoiseAttentionSum(
            histories, noise, NetworkInference.gap(network), shape.blocks(), shape.heads());
    visitAttention(histories, sum);
    return sum.sum();
  }

  @Override
  public boolean tellsNoise() {
    return rule.tellsNoise();
  }

  @Override
  public double[] genuine(PackedHistories histories) {
    NetworkInference inference = borrow();
    try {
      return inference.genuine(histories);
    } finally {
      idle.add(inference);
    }
  }

  @Override
  public Map<String, double[][]> probes() {
    return rule.probes();
  }

  /** The weights of attention over some histories, block after block. */
  void visitAttention(PackedHistories histories, Tape.BlockVisitor visitor) {
    newInference().visit(histories, Tape::visitAttention, visitor);
  }

  /** States [positions × width] of some histories that fit into one slice. */
  public float[] states(PackedHistories histories) {
    return newInference().states(histories);
  }

  /** Begins (or ends) taking the time of operations; no thread may be scoring. */
  public void timeOperations(boolean on) {
    timed = on;
    idle.clear();
  }

  /** Where the time went, summed over threads, in nanoseconds; no thread may be scoring. */
  public Map<String, Long> operationTimes() {
    return OperationTimes.sum(idle.stream().map(inference -> inference.tape().times()).toList());
  }
}
