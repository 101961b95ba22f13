package recdenoiser.engine.model;

import recdenoiser.engine.autodiff.AttentionShape;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.model.BackboneSettings.Layout;
import recdenoiser.engine.nn.Dense;
import recdenoiser.engine.nn.Norm;
import recdenoiser.engine.tensor.Draws.Purpose;

/**
 * Self-attention and a position-wise feed-forward network, in one of three layouts. [T × d] to [T ×
 * d].
 */
final class TransformerBlock {
  private final int index;
  private final BackboneSettings settings;
  private final Norm attentionNorm;
  private final Dense query;
  private final Dense key;
  private final Dense value;
  private final Dense output;
  private final Norm feedForwardNorm;
  private final Dense hidden;
  private final Dense back;

  TransformerBlock(Parameters parameters, int index, BackboneSettings settings) {
    this.index = index;
    this.settings = settings;
    String name = "block." + index;
    int d = settings.width();
    attentionNorm = new Norm(parameters, name + ".attention_norm", d);
    query = new Dense(parameters, name + ".query", d, d);
    key = new Dense(parameters, name + ".key", d, d);
    value = new Dense(parameters, name + ".value", d, d);
    output =
        settings.layout() == Layout.ORIGINAL ? null : new Dense(parameters, name + ".output", d, d);
    feedForwardNorm = new Norm(parameters, name + ".feed_forward_norm", d);
    hidden = new Dense(parameters, name + ".feed_forward.0", d, d);
    back = new Dense(parameters, name + ".feed_forward.1", d, d);
  }

  Variable apply(Pass pass, Variable x) {
    return switch (settings.layout()) {
      case ORIGINAL -> original(pass, x);
      case PRE_NORM -> preNorm(pass, x);
      case POST_NORM -> postNorm(pass, x);
    };
  }

  /** Keys and values from x itself, residuals add the normalised input, no output projection. */
  private Variable original(Pass pass, Variable x) {
    Tape tape = pass.tape();
    Variable q = attentionNorm.apply(tape, x);
    Variable attended = attend(pass, q, x, x, residual(q));
    Variable h = feedForwardNorm.apply(tape, attended);
    return feedForward(pass, h, residual(h));
  }

  private Variable preNorm(Pass pass, Variable x) {
    Tape tape = pass.tape();
    Variable normal = attentionNorm.apply(tape, x);
    Variable attended = projected(pass, attend(pass, normal, normal, normal, null), residual(x));
    return feedForward(pass, feedForwardNorm.apply(tape, attended), residual(attended));
  }

  private Variable postNorm(Pass pass, Variable x) {
    Tape tape = pass.tape();
    Variable attended =
        attentionNorm.apply(tape, projected(pass, attend(pass, x, x, x, null), residual(x)));
    return feedForwardNorm.apply(tape, feedForward(pass, attended, residual(attended)));
  }

  private Variable residual(Variable x) {
    return settings.residuals() ? x : null;
  }

  private Variable attend(
      Pass pass, Variable queries, Variable keys, Variable values, Variable residual) {
    Tape tape = pass.tape();
    return Ops.attend(
        tape,
        query.apply(tape, queries),
        key.apply(tape, keys),
        value.apply(tape, values),
        residual,
        pass.segments(),
        pass.rule().masks(index),
        new AttentionShape(settings.heads(), true, pass.dropout(settings.dropout())),
        pass.key(Purpose.ATTENTION_DROPOUT, index));
  }

  private Variable projected(Pass pass, Variable attended, Variable residual) {
    Variable out = output.apply(pass.tape(), attended);
    return residual == null ? out : Ops.dropoutAdd(pass.tape(), out, 0, 0, residual);
  }

  private Variable feedForward(Pass pass, Variable h, Variable residual) {
    Tape tape = pass.tape();
    double dropout = pass.dropout(settings.dropout());
    Variable inner =
        Ops.reluDropout(
            tape, hidden.apply(tape, h), dropout, pass.key(Purpose.HIDDEN_DROPOUT, index));
    return Ops.dropoutAdd(
        tape, back.apply(tape, inner), dropout, pass.key(Purpose.OUTPUT_DROPOUT, index), residual);
  }
}
