package recdenoiser.engine.model;

import recdenoiser.engine.autodiff.Lookup;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.loss.Encoded;
import recdenoiser.engine.nn.InitialWeights;
import recdenoiser.engine.tensor.Draws.Purpose;

/**
 * SASRec (Kang &amp; McAuley, ICDM 2018): x = √d·T[item] + P[slot], Transformer blocks, a last
 * norm; an item's score is its inner product with the state.
 *
 * <p>With user vectors it is the inner product with U[user] + state; row 0 of U stands for nobody
 * known, is zero and stays so.
 */
final class SasRec extends SelfAttentiveNetwork {
  private final Parameter positions;
  private final BlockStack blocks;
  private final Lookup userLookup;

  SasRec(ModelContext context) {
    super(context, new ItemTables(context), Math.sqrt(context.model().width()), true);
    SasRecSettings own = context.settings().get(SasRecSettings.class);
    int width = settings.width();
    positions = positions("position_embedding", width);
    BlockShape shape = BlockShape.of(settings, width);
    blocks =
        own.finalNorm()
            ? new BlockStack(parameters, shape)
            : BlockStack.withoutNorm(parameters, shape);
    parameters.allocate(context.precision());
    InitialWeights.draw(parameters, context.seed());
    userLookup =
        own.userVectors() ? tables.add("user_embedding", context.users(), width).lookup(1) : null;
  }

  @Override
  public Encoded encode(Pass pass) {
    Variable x = pass.goesOn() ? null : embed(pass);
    Variable state = blocks.apply(pass, x, AttentionTerms.NONE);
    return new Encoded(userLookup == null ? state : plusUser(pass, state), null);
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

  private Variable plusUser(Pass pass, Variable state) {
    Tape tape = pass.tape();
    Variable user = Ops.gather(tape, userLookup, pass.batch().users(), pass.segments());
    return Ops.dropoutAdd(tape, pass.wanted(user), 0, 0, state);
  }
}
