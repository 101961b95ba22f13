package recdenoiser.engine.model;

import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.nn.Norm;

/** The Transformer blocks of a backbone and the norm behind them. */
public final class BlockStack {
  private final TransformerBlocks blocks;
  private final Norm finalNorm;

  public BlockStack(Parameters parameters, BlockShape shape) {
    blocks = new TransformerBlocks(parameters, shape);
    finalNorm = new Norm(parameters, "final_norm", shape.width());
  }

  /**
   * @param input [T × width of the blocks]; null where {@code pass} goes on from what another one
   *     has left
   * @return [W × width of the blocks], of the W tokens that {@code pass} asks for
   */
  public Variable apply(Pass pass, Variable input, AttentionTerms terms) {
    return finalNorm.apply(pass.tape(), blocks.apply(pass, input, terms));
  }
}
