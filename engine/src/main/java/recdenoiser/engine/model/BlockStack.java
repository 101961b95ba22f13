package recdenoiser.engine.model;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.nn.Norm;

/** The Transformer blocks of a backbone and the norm behind them. */
final class BlockStack {
  private final List<TransformerBlock> blocks = new ArrayList<>();
  private final Norm finalNorm;

  BlockStack(Parameters parameters, BackboneSettings settings) {
    BlockShape shape = BlockShape.of(settings);
    for (int b = 0; b < settings.blocks(); b++) {
      blocks.add(new TransformerBlock(parameters, b, shape));
    }
    finalNorm = new Norm(parameters, "final_norm", shape.width());
  }

  /**
   * @param input [T × width of the blocks]; null where {@code pass} goes on from what another one
   *     has left
   * @return [T × width of the blocks]
   */
  Variable apply(Pass pass, Variable input, AttentionTerms terms) {
    Variable x = input;
    for (TransformerBlock block : blocks) {
      x = block.applyProbed(pass, x, terms);
    }
    return finalNorm.apply(pass.tape(), x);
  }
}
