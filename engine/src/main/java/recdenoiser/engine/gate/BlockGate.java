package recdenoiser.engine.gate;

import java.util.Arrays;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.attention.SequenceInput;
import recdenoiser.engine.attention.SliceLosses;
import recdenoiser.engine.autodiff.PairLogits;
import recdenoiser.engine.autodiff.ScoreRule;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.denoise.LossEstimator;
import recdenoiser.engine.gate.GateSettings.GateUse;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.kernel.Logistic;
import recdenoiser.engine.tensor.kernel.RowGate;
import recdenoiser.engine.tensor.kernel.RowWeighting;

/** One gate over the sequences of one slice: of one block or of all. */
final class BlockGate implements ScoreRule {
  private static final double HALF = 0.5;

  private final GateSettings settings;
  private final GateForm form;
  private final GateParameters weights;
  private final GateWeights all;
  private final int number;
  private final boolean inLastBlockOnly;
  private final boolean causal;
  private final ContentGateTraining training;
  private final PairLogits pairs;
  private final RowGate gate;
  private final RowGate antithetic;
  private final ScoreRule antitheticRule;
  private double[] labels = new double[0];
  private double[] keyWeights = new double[0];
  private double[] uniforms = new double[0];
  private TokenBatch batch;
  private Segments segments;
  private int shard;

  /**
   * @param number of the gate, from 0
   * @param training null in use
   */
  BlockGate(
      GateSettings settings,
      RuleShape shape,
      GateWeights all,
      int number,
      ContentGateTraining training) {
    this.settings = settings;
    this.form = GateForm.of(settings.gateDraw());
    this.all = all;
    this.number = number;
    this.weights = all.gate(number);
    this.training = training;
    this.causal = shape.causal();
    this.inLastBlockOnly = number == shape.blocks() - 1;
    this.pairs = new PairLogits(settings.gateWidth(), shape.causal());
    this.gate = new RowGate(all.precision(), settings.gateRenormalises());
    this.antithetic = new RowGate(all.precision(), settings.gateRenormalises());
    this.antitheticRule =
        (sequence, head, length, weighting) ->
            weighting.gate(antithetic.at(pairs.start(sequence), length));
  }

  void of(int newShard) {
    shard = newShard;
  }

  void enter(Tape tape, SequenceInput input) {
    batch = input.batch();
    segments = input.segments();
    PairLogits.Weights learned =
        training == null
            ? new PairLogits.Weights(weights.key(), weights.query(), null, null)
            : training.weightsOf(number, shard);
    pairs.compute(
        tape, input.items(), segments, batch.items(), all.items(), learned, this::backward);
    double[] nearness = weights.nearness();
    for (int s = segments.from(); s < segments.to(); s++) {
      addBiases(s, nearness);
    }
    if (training == null) {
      openInUse(tape);
    } else {
      openInTraining(tape);
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

  private void openInUse(Tape tape) {
    gate.begin(pairs.size(), false);
    if (form == GateForm.HARD_CONCRETE) {
      for (int i = 0; i < pairs.size(); i++) {
        gate.set(i, form.inUse(settings.gateSharpness() * pairs.logits()[i]));
      }
    } else {
      openSmoothly(tape);
    }
    for (int i = 0; settings.gateUse() == GateUse.HARD && i < pairs.size(); i++) {
      if (gate.gate(i) <= HALF) {
        gate.set(i, 0);
      }
    }
  }

  private void openSmoothly(Tape tape) {
    tape.kernels().gates().open(pairs.logits(), 0, pairs.size(), settings.gateSharpness(), gate);
  }

  private void openInTraining(Tape tape) {
    gate.begin(pairs.size(), form.estimator() == null);
    if (form == GateForm.SIGMOID) {
      openSmoothly(tape);
      return;
    }
    draw();
    antithetic.begin(form.hasAntithetic() ? pairs.size() : 0, false);
    for (int i = 0; i < pairs.size(); i++) {
      double x = settings.gateSharpness() * pairs.logits()[i];
      gate.set(i, form.drawn(x, uniforms[i]));
      if (form.hasAntithetic()) {
        antithetic.set(i, form.antithetic(x, uniforms[i]));
      }
    }
  }

  /** A number between 0 and 1 for every pair, the same whoever computes it. */
  private void draw() {
    uniforms = uniforms.length < pairs.size() ? new double[pairs.size()] : uniforms;
    for (int s = segments.from(); s < segments.to(); s++) {
      long key = training.drawsOf(number, s);
      int first = pairs.start(s);
      int count = batch.length(s) * batch.length(s);
      for (int i = 0; i < count; i++) {
        uniforms[first + i] = Draws.uniform(key, i);
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
      toLogits(s);
      toBiases(s);
    }
  }

  private void toLogits(int sequence) {
    if (form.estimator() != null) {
      estimate(sequence, training.heard(shard));
      return;
    }
    int length = batch.length(sequence);
    for (int u = 0; u < length; u++) {
      int at = pairs.start(sequence) + u * length;
      int keys = pairs.keys(u, length);
      if (form == GateForm.SIGMOID) {
        gate.addLogitGradient(at, keys, settings.gateSharpness(), pairs.gradient());
      } else if (form != GateForm.STRAIGHT_THROUGH || isAnyOpen(at, keys)) {
        toLogits(at, keys);
      }
    }
  }

  /** Where nothing is open weights are next to 0 by nothing, of which no derivative is of use. */
  private boolean isAnyOpen(int at, int keys) {
    for (int i = at; i < at + keys; i++) {
      if (gate.gate(i) > HALF) {
        return true;
      }
    }
    return false;
  }

  private void toLogits(int at, int keys) {
    double kappa = settings.gateSharpness();
    double[] gradient = pairs.gradient();
    for (int i = at; i < at + keys; i++) {
      double slope = form.slopeOfLog(kappa * pairs.logits()[i], gate.gate(i));
      gradient[i] += kappa * slope * gate.gradient(i);
    }
  }

  /**
   * Credits a pair with the losses that it can reach: those of its query in the last block, below
   * it of the query and all behind it, or of the whole sequence where attention goes both ways.
   */
  private void estimate(int sequence, SliceLosses losses) {
    LossEstimator estimator = form.estimator();
    int length = batch.length(sequence);
    int first = batch.offsets()[sequence];
    double[] drawn = losses.byPass()[0];
    double[] other = losses.byPass()[form.hasAntithetic() ? 1 : 0];
    double kappa = settings.gateSharpness();
    double signal = 0;
    for (int t = 0; !causal && t < length; t++) {
      signal += estimator.signal(drawn[first + t], other[first + t]);
    }
    for (int u = length - 1; u >= 0; u--) {
      double own = estimator.signal(drawn[first + u], other[first + u]);
      signal += causal ? own : 0;
      double reached = losses.weight() * (inLastBlockOnly ? own : signal);
      int at = pairs.start(sequence) + u * length;
      for (int i = at; i < at + pairs.keys(u, length); i++) {
        double open = Logistic.sigmoid(kappa * pairs.logits()[i]);
        pairs.gradient()[i] += kappa * reached * estimator.direction(uniforms[i], open);
      }
    }
  }

  private void toBiases(int sequence) {
    int length = batch.length(sequence);
    int first = batch.offsets()[sequence];
    double[] gradient = pairs.gradient();
    double[] ofKeys = keyWeights(length);
    Arrays.fill(ofKeys, 0, length, 0);
    double[] shared = training.gradientOf(number, shard);
    for (int u = 0; u < length; u++) {
      int at = pairs.start(sequence) + u * length;
      int keys = pairs.keys(u, length);
      add(gradient, at, ofKeys, 0, keys);
      add(gradient, at, shared, 1 + weights.nearest(u), keys);
    }
    for (int v = 0; v < length; v++) {
      shared[0] += ofKeys[v];
      training.ofItem(number, first + v, ofKeys[v]);
    }
  }

  int length(int sequence) {
    return batch.length(sequence);
  }

  /** Adds what the newest position thinks of each item. */
  void addGenuine(int sequence, double weight, double[] to) {
    int length = batch.length(sequence);
    int row = pairs.start(sequence) + (length - 1) * length;
    for (int v = 0; v < length; v++) {
      to[v] += weight * Logistic.sigmoid(pairs.logits()[row + v]);
    }
  }

  ScoreRule antithetic() {
    return antitheticRule;
  }

  @Override
  public void weigh(int sequence, int head, int length, RowWeighting weighting) {
    weighting.gate(gate.at(pairs.start(sequence), length));
  }
}
