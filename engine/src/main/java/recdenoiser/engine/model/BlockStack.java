package recdenoiser.engine.model;

import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.nn.Norm;

/** The Transformer blocks of a backbone and the norm behind them. */
public final class BlockStack {
  private final TransformerBlocks blocks;
  private final Norm finalNorm;

  public BlockStack(Parameters parameters, BlockShape shape) {
    this(
        new TransformerBlocks(parameters, shape),
        new Norm(parameters, "final_norm", shape.width()));
  }

  private BlockStack(TransformerBlocks blocks, Norm finalNorm) {
    this.blocks = blocks;
    this.finalNorm = finalNorm;
  }

  /** Blocks with nothing behind them. */
  static BlockStack withoutNorm(Parameters parameters, BlockShape shape) {
    return new BlockStack(new TransformerBlocks(parameters, shape), null);
  }

  /**
   * @param input [T × width of the blocks]; null where {@code pass} goes on from what another one
   *     has left
   * @return [W × width of the blocks], of the W tokens that {@code pass} asks for
   */
  public Variable apply(Pass pass, Variable input, AttentionTerms terms) {
    Variable state = blocks.apply(pass, input, terms);
    return finalNorm == null ? state : finalNorm.apply(pass.tape(), state);
  }
}
