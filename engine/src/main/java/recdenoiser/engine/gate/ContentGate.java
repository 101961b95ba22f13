package recdenoiser.engine.gate;

import java.util.Arrays;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.attention.SequenceInput;
import recdenoiser.engine.autodiff.PairLogits;
import recdenoiser.engine.autodiff.ScoreRule;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.gate.GateSettings.GateUse;
import recdenoiser.engine.tensor.kernel.RowGate;
import recdenoiser.engine.tensor.kernel.RowWeighting;

/** The gates of the sequences of one slice. One instance belongs to one thread. */
final class ContentGate implements PassRule, ScoreRule {
  private static final double HALF = 0.5;

  private final GateSettings settings;
  private final GateWeights weights;
  private final ContentGateTraining training;
  private final PairLogits pairs;
  private final RowGate gate;
  private double[] labels = new double[0];
  private double[] keyWeights = new double[0];
  private TokenBatch batch;
  private Segments segments;
  private int shard;

  /**
   * @param training null in use
   */
  ContentGate(
      GateSettings settings, RuleShape shape, GateWeights weights, ContentGateTraining training) {
    this.settings = settings;
    this.weights = weights;
    this.training = training;
    this.pairs = new PairLogits(settings.gateWidth(), shape.causal());
    this.gate = new RowGate(weights.precision(), settings.gateRenormalises());
  }

  ContentGate of(int newShard) {
    shard = newShard;
    return this;
  }

  @Override
  public boolean wantsItems() {
    return true;
  }

  @Override
  public void enter(Tape tape, SequenceInput input) {
    batch = input.batch();
    segments = input.segments();
    PairLogits.Weights learned =
        training == null
            ? new PairLogits.Weights(weights.key(), weights.query(), null, null)
            : training.weightsOf(shard);
    pairs.compute(
        tape, input.items(), segments, batch.items(), weights.items(), learned, this::backward);
    double[] nearness = weights.nearness();
    for (int s = segments.from(); s < segments.to(); s++) {
      addBiases(s, nearness);
    }
    openGates(tape);
    if (training != null) {
      for (int s = segments.from(); s < segments.to(); s++) {
        label(tape, s);
      }
    }
  }

  private void addBiases(int sequence, double[] nearness) {
    int length = batch.length(sequence);
    int first = batch.offsets()[sequence];
    double bias = weights.bias();
    double[] logits = pairs.logits();
    double[] ofKeys = keyWeights(length);
    for (int v = 0; v < length; v++) {
      ofKeys[v] = bias + weights.item(batch.items()[first + v]);
    }
    for (int u = 0; u < length; u++) {
      int at = pairs.start(sequence) + u * length;
      int keys = pairs.keys(u, length);
      add(ofKeys, 0, logits, at, keys);
      add(nearness, weights.nearest(u), logits, at, keys);
    }
  }

  private static void add(double[] from, int first, double[] to, int at, int count) {
    for (int k = 0; k < count; k++) {
      to[at + k] += from[first + k];
    }
  }

  private double[] keyWeights(int length) {
    if (keyWeights.length < length) {
      keyWeights = new double[length];
      labels = new double[length];
    }
    return keyWeights;
  }

  private void openGates(Tape tape) {
    gate.begin(pairs.size(), training != null);
    tape.kernels().gates().open(pairs.logits(), 0, pairs.size(), settings.gateSharpness(), gate);
    if (training == null && settings.gateUse() == GateUse.HARD) {
      for (int i = 0; i < pairs.size(); i++) {
        if (gate.gate(i) <= HALF) {
          gate.set(i, 0);
        }
      }
    }
  }

  /** The loss of telling inserted items apart; its gradient waits with the logits. */
  private void label(Tape tape, int sequence) {
    int length = batch.length(sequence);
    int token = batch.offsets()[sequence];
    double[] ofKeys = keyWeights(length);
    for (int v = 0; v < length; v++) {
      boolean inserted = training.isInserted(token + v);
      labels[v] = inserted ? 0 : 1;
      ofKeys[v] = training.weight(batch, token + v);
    }
    double loss = 0;
    int first = pairs.firstThatSees(ContentGateTraining.LEAST_SEEN, sequence);
    for (int u = first; u < length; u++) {
      loss +=
          tape.kernels()
              .gates()
              .label(
                  pairs.logits(),
                  pairs.start(sequence) + u * length,
                  pairs.keys(u, length),
                  labels,
                  ofKeys,
                  training.factor(),
                  pairs.gradient());
    }
    training.addLoss(shard, loss);
  }

  /** From the gates to the logits, and from these to b, r and c. */
  private void backward() {
    for (int s = segments.from(); s < segments.to(); s++) {
      backward(s);
    }
  }

  private void backward(int sequence) {
    int length = batch.length(sequence);
    int first = batch.offsets()[sequence];
    double[] gradient = pairs.gradient();
    double[] ofKeys = keyWeights(length);
    Arrays.fill(ofKeys, 0, length, 0);
    double[] shared = training.gradientOf(shard);
    double kappa = settings.gateSharpness();
    for (int u = 0; u < length; u++) {
      int at = pairs.start(sequence) + u * length;
      int keys = pairs.keys(u, length);
      gate.addLogitGradient(at, keys, kappa, gradient);
      add(gradient, at, ofKeys, 0, keys);
      add(gradient, at, shared, 1 + weights.nearest(u), keys);
    }
    for (int v = 0; v < length; v++) {
      shared[0] += ofKeys[v];
      training.ofItem(first + v, ofKeys[v]);
    }
  }

  /** σ(ℓ), whatever κ is and whether gates are hard. */
  @Override
  public double[] genuine(int sequence) {
    int length = batch.length(sequence);
    int row = pairs.start(sequence) + (length - 1) * length;
    double[] genuine = new double[length];
    for (int v = 0; v < length; v++) {
      genuine[v] = 1 / (1 + Math.exp(-pairs.logits()[row + v]));
    }
    return genuine;
  }

  @Override
  public ScoreRule block(int block) {
    return this;
  }

  @Override
  public void weigh(int sequence, int head, int length, RowWeighting weighting) {
    weighting.gate(gate.at(pairs.start(sequence), length));
  }
}
