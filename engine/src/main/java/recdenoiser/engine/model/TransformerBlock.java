package recdenoiser.engine.model;

import recdenoiser.engine.attention.BlockInput;
import recdenoiser.engine.autodiff.AttentionShape;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.PairTable;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Rows;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.denoise.JacobianProbe;
import recdenoiser.engine.model.ModelSettings.Layout;
import recdenoiser.engine.model.Prelude.Projections;
import recdenoiser.engine.nn.Dense;
import recdenoiser.engine.nn.Norm;
import recdenoiser.engine.tensor.Draws.Purpose;

/**
 * Self-attention and a position-wise feed-forward network, in one of three layouts. [T × d] to [T ×
 * d].
 */
final class TransformerBlock {
  private final int index;
  private final BlockShape shape;
  private final Norm attentionNorm;
  private final Dense query;
  private final Dense key;
  private final Dense value;
  private final Dense output;
  private final Norm feedForwardNorm;
  private final Dense hidden;
  private final Dense back;

  TransformerBlock(Parameters parameters, int index, BlockShape shape) {
    this.index = index;
    this.shape = shape;
    String name = "block." + index;
    int d = shape.width();
    attentionNorm = new Norm(parameters, name + ".attention_norm", d);
    query = new Dense(parameters, name + ".query", d, d);
    key = new Dense(parameters, name + ".key", d, d);
    value = new Dense(parameters, name + ".value", d, d);
    output =
        shape.layout() == Layout.ORIGINAL ? null : new Dense(parameters, name + ".output", d, d);
    feedForwardNorm = new Norm(parameters, name + ".feed_forward_norm", d);
    hidden = new Dense(parameters, name + ".feed_forward.0", d, shape.innerWidth());
    back = new Dense(parameters, name + ".feed_forward.1", shape.innerWidth(), d);
  }

  /**
   * As {@link #apply}, watched by the pass' probe if there is one, for some tokens alone: the
   * others are attended to, and that is all.
   *
   * @param wanted W tokens; null for all
   * @return [W × d]
   */
  Variable applyProbed(Pass pass, Variable x, AttentionTerms terms, Rows wanted) {
    JacobianProbe probe = pass.probe();
    if (probe == null) {
      return apply(pass, x, terms, wanted);
    }
    Variable input = probe.enter(pass.tape(), x, index);
    return probe.leave(pass.tape(), apply(pass, input, terms, wanted));
  }

  Variable apply(Pass pass, Variable x, AttentionTerms terms) {
    return apply(pass, x, terms, null);
  }

  /**
   * @param x null where {@code pass} goes on from what another one has left
   */
  private Variable apply(Pass pass, Variable x, AttentionTerms terms, Rows wanted) {
    Projections projections = project(pass, x, terms, wanted);
    return switch (shape.layout()) {
      case ORIGINAL -> original(pass, projections, terms.pairs(), wanted);
      case PRE_NORM -> preNorm(pass, projections, terms.pairs(), wanted);
      case POST_NORM -> postNorm(pass, projections, terms.pairs(), wanted);
    };
  }

  private Projections project(Pass pass, Variable x, AttentionTerms terms, Rows wanted) {
    if (index == 0 && pass.goesOn()) {
      return pass.prelude().again(pass.tape());
    }
    Tape tape = pass.tape();
    Projections projections =
        switch (shape.layout()) {
          case ORIGINAL -> {
            Variable normal = attentionNorm.apply(tape, select(pass, x, wanted));
            yield projections(pass, residual(normal), normal, x, terms);
          }
          case PRE_NORM -> {
            Variable normal = attentionNorm.apply(tape, x);
            Variable residual = shape.residuals() ? select(pass, x, wanted) : null;
            yield projections(pass, residual, select(pass, normal, wanted), normal, terms);
          }
          case POST_NORM -> {
            Variable some = select(pass, x, wanted);
            yield projections(pass, residual(some), some, x, terms);
          }
        };
    if (index == 0 && pass.prelude() != null) {
      pass.prelude().keep(projections);
    }
    return projections;
  }

  /**
   * @param queries [W × d], and {@code residual} alike
   * @param others [T × d], what keys and values are made of
   */
  private Projections projections(
      Pass pass, Variable residual, Variable queries, Variable others, AttentionTerms terms) {
    Tape tape = pass.tape();
    return new Projections(
        residual,
        query.apply(tape, queries),
        AttentionTerms.add(tape, key.apply(tape, others), terms.keys()),
        AttentionTerms.add(tape, value.apply(tape, others), terms.values()));
  }

  private static Variable select(Pass pass, Variable x, Rows wanted) {
    return wanted == null ? x : wanted.of(pass.tape(), x);
  }

  /** Keys and values from x itself, residuals add the normalised input, no output projection. */
  private Variable original(Pass pass, Projections projections, PairTable pairs, Rows wanted) {
    Variable attended = attend(pass, projections, pairs, projections.residual(), wanted);
    Variable h = feedForwardNorm.apply(pass.tape(), attended);
    return feedForward(pass, h, residual(h));
  }

  private Variable preNorm(Pass pass, Projections projections, PairTable pairs, Rows wanted) {
    Variable attended = attendedAndProjected(pass, projections, pairs, wanted);
    return feedForward(pass, feedForwardNorm.apply(pass.tape(), attended), residual(attended));
  }

  private Variable postNorm(Pass pass, Projections projections, PairTable pairs, Rows wanted) {
    Tape tape = pass.tape();
    Variable attended =
        attentionNorm.apply(tape, attendedAndProjected(pass, projections, pairs, wanted));
    return feedForwardNorm.apply(tape, feedForward(pass, attended, residual(attended)));
  }

  private Variable attendedAndProjected(
      Pass pass, Projections projections, PairTable pairs, Rows wanted) {
    Variable context = attend(pass, projections, pairs, null, wanted);
    return projected(pass, context, projections.residual());
  }

  private Variable residual(Variable x) {
    return shape.residuals() ? x : null;
  }

  private Variable attend(
      Pass pass, Projections projections, PairTable pairs, Variable residual, Rows wanted) {
    AttentionShape attention =
        new AttentionShape(shape.heads(), shape.causal(), pass.dropout(shape.attentionDropout()));
    BlockInput input = new BlockInput(pass.tape(), projections.query(), projections.key());
    return Ops.attention(
            pass.tape(),
            projections.query(),
            projections.key(),
            projections.value(),
            pass.segments())
        .residual(residual)
        .pairs(pairs)
        .queries(wanted)
        .attend(
            pass.rule().block(index, input), attention, pass.key(Purpose.ATTENTION_DROPOUT, index));
  }

  private Variable projected(Pass pass, Variable attended, Variable residual) {
    Variable out = output.apply(pass.tape(), attended);
    double dropout = pass.dropout(shape.projectionDropout());
    return residual == null && dropout == 0
        ? out
        : Ops.dropoutAdd(
            pass.tape(), out, dropout, pass.key(Purpose.PROJECTION_DROPOUT, index), residual);
  }

  private Variable feedForward(Pass pass, Variable h, Variable residual) {
    Tape tape = pass.tape();
    double dropout = pass.dropout(shape.dropout());
    Variable inner = activated(pass, hidden.apply(tape, h), dropout);
    return Ops.dropoutAdd(
        tape, back.apply(tape, inner), dropout, pass.key(Purpose.OUTPUT_DROPOUT, index), residual);
  }

  private Variable activated(Pass pass, Variable x, double dropout) {
    return switch (shape.activation()) {
      case RELU ->
          Ops.reluDropout(pass.tape(), x, dropout, pass.key(Purpose.HIDDEN_DROPOUT, index));
      case GELU -> Ops.gelu(pass.tape(), x);
    };
  }
}
