package recdenoiser.engine.model;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Variable;

/**
 * Blocks one after another. Tokens that a pass does not ask for leave the way in the last one,
 * where they are only attended to.
 */
final class TransformerBlocks {
  private final List<TransformerBlock> blocks = new ArrayList<>();

  TransformerBlocks(Parameters parameters, BlockShape shape) {
    for (int b = 0; b < shape.blocks(); b++) {
      blocks.add(new TransformerBlock(parameters, b, shape));
    }
  }

  /**
   * @param input [T × d]; null where {@code pass} goes on from what another one has left
   * @return [W × d], of the W tokens that {@code pass} asks for
   */
  Variable apply(Pass pass, Variable input, AttentionTerms terms) {
    if (blocks.isEmpty()) {
      return pass.wanted(input);
    }
    Variable x = input;
    int last = blocks.size() - 1;
    for (int b = 0; b <= last; b++) {
      x = blocks.get(b).applyProbed(pass, x, terms, b == last ? pass.wanted() : null);
    }
    return x;
  }
}
