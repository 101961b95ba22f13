package recdenoiser.engine.gate;

import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.attention.SequenceInput;
import recdenoiser.engine.autodiff.ScoreRule;
import recdenoiser.engine.autodiff.Tape;

/** The gates of the sequences of one slice, in all blocks. One instance belongs to one thread. */
final class ContentGate implements PassRule {
  private final BlockGate[] gates;
  private final PassRule antithetic;

  /**
   * @param training null in use
   */
  ContentGate(
      GateSettings settings, RuleShape shape, GateWeights weights, ContentGateTraining training) {
    gates = new BlockGate[weights.count()];
    for (int g = 0; g < gates.length; g++) {
      gates[g] = new BlockGate(settings, shape, weights, g, training);
    }
    antithetic = block -> gate(block).antithetic();
  }

  ContentGate of(int shard) {
    for (BlockGate gate : gates) {
      gate.of(shard);
    }
    return this;
  }

  /** The pass under the antithetic draws, which follows one of this rule. */
  PassRule antithetic() {
    return antithetic;
  }

  private BlockGate gate(int block) {
    return gates[gates.length == 1 ? 0 : block];
  }

  @Override
  public boolean wantsItems() {
    return true;
  }

  @Override
  public void enter(Tape tape, SequenceInput input) {
    for (BlockGate gate : gates) {
      gate.enter(tape, input);
    }
  }

  /** Mean over the gates of σ(ℓ), whatever κ is and whether gates are hard. */
  @Override
  public double[] genuine(int sequence) {
    double[] mean = new double[gates[0].length(sequence)];
    for (BlockGate gate : gates) {
      gate.addGenuine(sequence, 1.0 / gates.length, mean);
    }
    return mean;
  }

  @Override
  public ScoreRule block(int block) {
    return gate(block);
  }
}
