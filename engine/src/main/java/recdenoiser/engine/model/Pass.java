package recdenoiser.engine.model;

import java.util.Arrays;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.autodiff.Dropout;
import recdenoiser.engine.autodiff.Rows;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.denoise.JacobianProbe;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Draws.Purpose;

/**
 * One forward pass through a model, over some sequences of a batch.
 *
 * @param draws of dropout; null where the model is used and not trained
 * @param probe looks at the blocks' Jacobians, or null
 * @param prelude what this pass leaves to, or takes over from, another one; or null
 * @param wanted the W tokens whose states are asked for; null for all
 */
public record Pass(
    Tape tape,
    TokenBatch batch,
    Segments segments,
    PassRule rule,
    StepDraws draws,
    JacobianProbe probe,
    Prelude prelude,
    Rows wanted) {

  /**
   * What keys the draws of a training step.
   *
   * @param step over the whole run
   */
  public record StepDraws(long seed, long step) {
    public long key(Purpose purpose) {
      return Draws.key(seed, purpose, step);
    }
  }

  /** A pass of a model in use. */
  public static Pass inference(Tape tape, TokenBatch batch, Segments segments, PassRule rule) {
    return new Pass(tape, batch, segments, rule, null, null, null, null);
  }

  /** A pass of a training step. */
  public static Pass training(
      Tape tape, TokenBatch batch, Segments segments, PassRule rule, StepDraws draws) {
    return new Pass(tape, batch, segments, rule, draws, null, null, null);
  }

  /** The same, asked for the states of some tokens alone. */
  public Pass asking(Rows newWanted) {
    return new Pass(tape, batch, segments, rule, draws, probe, prelude, newWanted);
  }

  /** The same, watched. */
  public Pass probedBy(JacobianProbe newProbe) {
    return new Pass(tape, batch, segments, rule, draws, newProbe, prelude, wanted);
  }

  /** The same, sharing what comes before the first attention weights with another pass. */
  public Pass sharing(Prelude newPrelude) {
    return new Pass(tape, batch, segments, rule, draws, probe, newPrelude, wanted);
  }

  /** Sequences that it goes over. */
  int sequences() {
    return segments.to() - segments.from();
  }

  /** Tokens of sequence 0 … of the pass. */
  int length(int sequence) {
    return batch.length(segments.from() + sequence);
  }

  /** By token that is asked for its sequence, counted from the first of the pass. */
  int[] sequencesOfWanted() {
    int[] all = new int[segments.tokens()];
    int token = 0;
    for (int s = 0; s < sequences(); s++) {
      Arrays.fill(all, token, token + length(s), s);
      token += length(s);
    }
    return wanted == null
        ? all
        : Arrays.stream(wanted.tokens(), wanted.from(), wanted.from() + wanted.count())
            .map(t -> all[t])
            .toArray();
  }

  /** Whether another pass over the same tokens has computed what comes before the first weights. */
  boolean goesOn() {
    return prelude != null && prelude.known();
  }

  /**
   * Of the tokens that are asked for.
   *
   * @param x [T × d]
   * @return [W × d]
   */
  Variable wanted(Variable x) {
    return wanted == null ? x : wanted.of(tape, x);
  }

  double dropout(double rate) {
    return draws == null ? 0 : rate;
  }

  Dropout dropout(double rate, Purpose purpose, int block) {
    return draws == null ? Dropout.NONE : new Dropout(rate, key(purpose, block));
  }

  long key(Purpose purpose, int block) {
    return draws == null ? 0 : Draws.derive(draws.key(purpose), block);
  }
}
