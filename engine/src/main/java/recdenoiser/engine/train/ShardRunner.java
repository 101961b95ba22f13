package recdenoiser.engine.train;

import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.attention.RuleSource;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.denoise.JacobianProbe;
import recdenoiser.engine.denoise.LearnedMask;
import recdenoiser.engine.denoise.LearnedMask.Kind;
import recdenoiser.engine.denoise.Uniforms;
import recdenoiser.engine.model.Backbone;
import recdenoiser.engine.model.Encoded;
import recdenoiser.engine.model.Pass;
import recdenoiser.engine.model.Prelude;
import recdenoiser.engine.model.Rows;
import recdenoiser.engine.model.TokenBatch;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Draws.Purpose;
import recdenoiser.engine.tensor.Kernels;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Storage;

/** Takes one thread's shards forward and back. */
final class ShardRunner {
  private final Backbone model;
  private final RuleSource rules;
  private final TokenLoss loss;
  private final Tape tape;
  private final MaskTraining masks;
  private final LearnedMask drawn;
  private final LearnedMask antithetic;
  private final byte[] seen;

  /**
   * @param masks null for a backbone without
   */
  ShardRunner(
      Backbone model, RuleSource rules, TokenLoss loss, Kernels kernels, MaskTraining masks) {
    this.model = model;
    this.rules = rules;
    this.loss = loss;
    this.tape = new Tape(kernels, model.parameters().values().precision());
    this.masks = masks;
    this.drawn = masks == null ? null : new LearnedMask(masks.logits());
    this.antithetic = masks == null ? null : new LearnedMask(masks.logits());
    this.seen = new byte[model.items() + 1];
  }

  /** What all shards of a step share. */
  record Step(
      TokenBatch batch,
      TokenResults results,
      Uniforms uniforms,
      long seed,
      long step,
      double lossWeight,
      double jacobianWeight) {}

  /** What one shard adds to the objective, already weighted. */
  record Sums(double bce, double jacobian) {}

  byte[] seen() {
    return seen;
  }

  Tape tape() {
    return tape;
  }

  Sums run(Step step, int shard, int from, int to, Storage gradients) {
    zero(gradients);
    if (masks != null) {
      masks.feedback().beginShard(shard);
    }
    double bce = 0;
    double jacobian = 0;
    for (int first = from; first < to; ) {
      int end = Shards.sliceEnd(step.batch(), first, to);
      Sums slice = slice(step, shard, first, end, gradients);
      bce += slice.bce();
      jacobian += slice.jacobian();
      first = end;
    }
    return new Sums(bce, jacobian);
  }

  private void zero(Storage gradients) {
    tape.blas().scale(new Matrix(gradients, 0, 1, gradients.size()), 0);
  }

  private Sums slice(Step step, int shard, int from, int to, Storage gradients) {
    TokenBatch batch = step.batch();
    Segments segments = batch.segments(from, to);
    tape.begin(segments.firstToken(), gradients);
    JacobianProbe probe = probe(step);
    AttentionRule rule = rule(step, shard);
    Prelude prelude = masks != null && masks.antithetic() ? new Prelude() : null;
    // a probe looks at all tokens
    Rows wanted = probe == null ? loss.wanted(batch, segments) : null;
    Encoded encoded = model.encode(pass(step, segments, rule, probe, prelude, wanted));
    TokenResults results = step.results();
    loss.forward(tape, encoded, batch, segments, shard, step.lossWeight(), results.losses());
    if (masks != null) {
      if (masks.antithetic()) {
        antithetic(step, segments, prelude, wanted);
      }
      masks
          .feedback()
          .report(
              shard,
              batch,
              from,
              to,
              results.losses(),
              results.antitheticLosses(),
              step.lossWeight());
    }
    tape.reverse();
    double jacobian = probe == null ? 0 : step.jacobianWeight() * probe.squaredNorms();
    return new Sums(weightedLoss(step, segments), jacobian);
  }

  private AttentionRule rule(Step step, int shard) {
    return masks == null
        ? rules.training(step.seed(), step.step())
        : drawn
            .draw(Kind.DRAWN, step.uniforms(), !masks.ownDraws())
            .gather(masks.feedback().derivatives(shard));
  }

  private static double weightedLoss(Step step, Segments segments) {
    double sum = 0;
    int first = segments.firstToken();
    for (int t = first; t < first + segments.tokens(); t++) {
      sum += step.results().losses()[t];
    }
    return sum * step.lossWeight();
  }

  private JacobianProbe probe(Step step) {
    if (step.jacobianWeight() == 0) {
      return null;
    }
    long key = Draws.key(step.seed(), Purpose.JACOBIAN, step.step());
    return new JacobianProbe(JacobianProbe.gaussian(key), step.jacobianWeight());
  }

  /**
   * The second pass of ARM and DisARM: nothing is differentiated through it, dropout is the same as
   * in the first, and so is everything before the first mask.
   */
  private void antithetic(Step step, Segments segments, Prelude prelude, Rows wanted) {
    Tape.Mark mark = tape.mark();
    AttentionRule rule = antithetic.draw(Kind.ANTITHETIC, step.uniforms(), !masks.ownDraws());
    Encoded encoded = model.encode(pass(step, segments, rule, null, prelude, wanted));
    loss.compare(tape, encoded, step.batch(), segments, step.results().antitheticLosses());
    tape.rewind(mark);
  }

  private Pass pass(
      Step step,
      Segments segments,
      AttentionRule rule,
      JacobianProbe probe,
      Prelude prelude,
      Rows wanted) {
    return new Pass(
        tape,
        step.batch(),
        segments,
        rule,
        true,
        step.seed(),
        step.step(),
        probe,
        step.results().lookupGradients(),
        prelude,
        wanted);
  }
}
