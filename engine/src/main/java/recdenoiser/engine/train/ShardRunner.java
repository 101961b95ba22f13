package recdenoiser.engine.train;

import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.attention.RulePasses;
import recdenoiser.engine.attention.RuleTraining;
import recdenoiser.engine.attention.SliceLosses;
import recdenoiser.engine.autodiff.Rows;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.Shards;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.denoise.JacobianProbe;
import recdenoiser.engine.loss.LossSlice;
import recdenoiser.engine.loss.TokenLoss;
import recdenoiser.engine.model.Network;
import recdenoiser.engine.model.Pass;
import recdenoiser.engine.model.Pass.StepDraws;
import recdenoiser.engine.model.Prelude;
import recdenoiser.engine.tensor.Draws.Purpose;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.kernel.Kernels;

/** Takes one thread's shards through forward and backward passes. */
final class ShardRunner {
  private final Network network;
  private final TokenLoss loss;
  private final RuleTraining rule;
  private final RulePasses passes;
  private final Tape tape;
  private final byte[] seen;

  ShardRunner(Network network, TokenLoss loss, RuleTraining rule, Kernels kernels) {
    this.network = network;
    this.loss = loss;
    this.rule = rule;
    this.passes = rule.passes();
    this.tape = new Tape(kernels, network.parameters().values().precision());
    this.seen = new byte[network.items() + 1];
  }

  /** What all shards of a step share. */
  record Step(
      TokenBatch batch,
      StepLosses losses,
      StepDraws draws,
      double lossWeight,
      double jacobianWeight) {
    long step() {
      return draws.step();
    }
  }

  /** What one shard adds to the objective, already weighted. */
  record Sums(double prediction, double jacobian) {}

  /** How many passes the rule asks for. */
  int passes() {
    return passes.count();
  }

  /** [items + 1], all zero before and after. */
  byte[] seen() {
    return seen;
  }

  Tape tape() {
    return tape;
  }

  Sums run(Step step, int shard, int from, int to, Storage gradients) {
    tape.blas().scale(new Matrix(gradients, 0, 1, gradients.size()), 0);
    rule.beginShard(shard);
    double prediction = 0;
    double jacobian = 0;
    for (int first = from; first < to; ) {
      int end = Shards.sliceEnd(step.batch(), first, to, network.grain());
      Sums slice = slice(step, shard, first, end, gradients);
      prediction += slice.prediction();
      jacobian += slice.jacobian();
      first = end;
    }
    return new Sums(prediction, jacobian);
  }

  private Sums slice(Step step, int shard, int from, int to, Storage gradients) {
    Segments segments = step.batch().segments(from, to);
    tape.begin(segments.firstToken(), gradients);
    JacobianProbe probe = probe(step);
    Prelude prelude = passes.count() > 1 ? new Prelude() : null;
    // a probe looks at all tokens
    Rows wanted = probe == null ? loss.wanted(step.batch(), segments) : null;
    Pass first =
        pass(step, segments, passes.pass(0, shard)).asking(wanted).probedBy(probe).sharing(prelude);
    loss.forward(tape, network.encode(first), slice(step, segments, shard, 0));
    for (int pass = 1; pass < passes.count(); pass++) {
      evaluate(step, segments, shard, pass, first);
    }
    double[][] losses = step.losses().byPass();
    rule.hear(new SliceLosses(shard, step.batch(), from, to, losses, step.lossWeight()));
    tape.backward();
    double jacobian = probe == null ? 0 : step.jacobianWeight() * probe.squaredNorms();
    return new Sums(weightedLoss(step, segments), jacobian);
  }

  private Pass pass(Step step, Segments segments, PassRule passRule) {
    return Pass.training(tape, step.batch(), segments, passRule, step.draws());
  }

  private LossSlice slice(Step step, Segments segments, int shard, int pass) {
    double[] losses = step.losses().byPass()[pass];
    return new LossSlice(step.batch(), segments, shard, step.lossWeight(), losses);
  }

  /**
   * The loss under other draws of the rule. Nothing is differentiated through it, dropout is the
   * same as in the first pass, and so is everything before the first attention weights.
   */
  private void evaluate(Step step, Segments segments, int shard, int pass, Pass first) {
    Tape.Mark mark = tape.mark();
    Pass other =
        pass(step, segments, passes.pass(pass, shard))
            .asking(first.wanted())
            .sharing(first.prelude());
    loss.evaluate(tape, network.encode(other), slice(step, segments, shard, pass));
    tape.rewind(mark);
  }

  private static double weightedLoss(Step step, Segments segments) {
    double sum = 0;
    int first = segments.firstToken();
    double[] losses = step.losses().byPass()[0];
    for (int t = first; t < first + segments.tokens(); t++) {
      sum += losses[t];
    }
    return sum * step.lossWeight();
  }

  private static JacobianProbe probe(Step step) {
    if (step.jacobianWeight() == 0) {
      return null;
    }
    long key = step.draws().key(Purpose.JACOBIAN);
    return new JacobianProbe(JacobianProbe.gaussian(key), step.jacobianWeight());
  }
}
