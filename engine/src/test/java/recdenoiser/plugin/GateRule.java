package recdenoiser.plugin;

import java.util.Arrays;
import java.util.Map;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.attention.RulePasses;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.attention.RuleTraining;
import recdenoiser.engine.attention.SequenceInput;
import recdenoiser.engine.attention.TrainingContext;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.ScoreRule;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.Shards;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.RowMask;
import recdenoiser.engine.tensor.kernel.RowWeighting;

/**
 * A′ = A ⊙ g with g_v = σ(⟨e_v, w⟩ + b) of the key's item, one gate for all blocks and heads. It
 * sees the sequences, learns through the tape, has a loss with a name, λ · mean g, and trains on
 * sequences into which it has inserted an item.
 */
final class GateRule implements AttentionRule {
  static final String BIAS = "gateBias";

  private final Parameter weight;
  private final Parameter bias;
  private final RuleShape shape;
  private final double price;

  GateRule(Parameters parameters, RuleShape shape, int width, double price) {
    this.shape = shape;
    this.price = price;
    weight = parameters.declare("plugin.gate.weight", width, 1);
    bias = parameters.declare("plugin.gate.bias", 1, 1);
  }

  @Override
  public PassRule inference() {
    return new GatedPass();
  }

  @Override
  public RuleTraining training(TrainingContext context) {
    return new Training(context.seed());
  }

  @Override
  public Map<String, double[][]> probes() {
    return Map.of(BIAS, new double[][] {{bias.value().get(0)}});
  }

  private final class Training implements RuleTraining {
    private final long seed;
    private final double[] open = new double[Shards.MOST];
    private volatile int tokens;

    Training(long seed) {
      this.seed = seed;
    }

    @Override
    public BatchAssembler assemble(BatchAssembler sequences) {
      return new InsertedItems(sequences, shape.window(), seed);
    }

    @Override
    public void begin(TokenBatch batch, long step) {
      tokens = batch.tokens();
    }

    @Override
    public void beginShard(int shard) {
      open[shard] = 0;
    }

    @Override
    public RulePasses passes() {
      GatedPass own = new GatedPass();
      own.training = this;
      return (pass, shard) -> {
        own.shard = shard;
        return own;
      };
    }

    @Override
    public Map<String, Double> update(TokenBatch batch, int shards, long step) {
      double sum = 0;
      for (int shard = 0; shard < shards; shard++) {
        sum += open[shard];
      }
      return Map.of("gate", price * sum / tokens);
    }
  }

  /** One thread's. */
  private final class GatedPass implements PassRule {
    private Training training;
    private int shard;
    private int[] offsets;
    private int firstToken;
    private double[] gates = new double[0];
    private Matrix gradient;

    @Override
    public boolean wantsItems() {
      return true;
    }

    @Override
    public void enter(Tape tape, SequenceInput input) {
      Variable logits = Ops.linear(tape, input.items(), weight, bias);
      offsets = input.segments().offsets();
      firstToken = input.segments().firstToken();
      gates = logits.value().toDoubles();
      Arrays.setAll(gates, t -> 1 / (1 + Math.exp(-gates[t])));
      if (training == null) {
        return;
      }
      training.open[shard] += Arrays.stream(gates).sum();
      gradient = tape.lend(gates.length, 1);
      tape.blas().scale(gradient, 0);
      double perToken = price / training.tokens;
      for (int t = 0; t < gates.length; t++) {
        gradient.add(t, perToken * gates[t] * (1 - gates[t]));
      }
      // the blocks' backward passes add to it before it is taken up
      Ops.loss(tape, logits, gradient);
    }

    @Override
    public ScoreRule block(int block) {
      return new GatedScores(this);
    }
  }

  private record GatedScores(GatedPass pass) implements ScoreRule {
    @Override
    public void weigh(int sequence, int head, int length, RowWeighting weighting) {
      int first = pass.offsets[sequence] - pass.firstToken;
      weighting.mask(new Gates(pass.gates, first));
    }

    @Override
    public boolean wantsMaskGradient() {
      return pass.training != null;
    }

    @Override
    public void maskGradient(
        Tape tape, int sequence, int head, int length, int query, int keys, double[] gradient) {
      int first = pass.offsets[sequence] - pass.firstToken;
      for (int k = 0; k < keys; k++) {
        double gate = pass.gates[first + k];
        pass.gradient.add(first + k, gradient[k] * gate * (1 - gate));
      }
    }
  }

  private record Gates(double[] gates, int first) implements RowMask {
    @Override
    public void apply(int query, int keys, float[] row, int at) {
      for (int k = 0; k < keys; k++) {
        row[at + k] *= (float) gates[first + k];
      }
    }

    @Override
    public void apply(int query, int keys, double[] row, int at) {
      for (int k = 0; k < keys; k++) {
        row[at + k] *= gates[first + k];
      }
    }
  }
}
