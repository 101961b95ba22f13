package recdenoiser.engine.model;

import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.loss.Encoded;
import recdenoiser.engine.nn.InitialWeights;
import recdenoiser.engine.tensor.Draws.Purpose;

/**
 * SASRec (Kang &amp; McAuley, ICDM 2018): x = √d·T[item] + P[slot], Transformer blocks, a last
 * norm; an item's score is its inner product with the state.
 */
final class SasRec extends SelfAttentiveNetwork {
  private final Parameter positions;
  private final BlockStack blocks;

  SasRec(ModelContext context) {
    super(context, new ItemTables(context), Math.sqrt(context.model().width()), true);
    positions = positions("position_embedding", settings.width());
    blocks = new BlockStack(parameters, BlockShape.of(settings, settings.width()));
    parameters.allocate(context.precision());
    InitialWeights.draw(parameters, context.seed());
  }

  @Override
  public Encoded encode(Pass pass) {
    Variable x = pass.goesOn() ? null : embed(pass);
    return new Encoded(blocks.apply(pass, x, AttentionTerms.NONE), null);
  }

  private Variable embed(Pass pass) {
    showItems(pass);
    return Ops.embed(
        pass.tape(),
        itemLookup,
        pass.batch().items(),
        slots(pass, positions),
        pass.segments(),
        pass.dropout(settings.dropout(), Purpose.INPUT_DROPOUT, 0));
  }
}
