package recdenoiser.engine.model;

import recdenoiser.engine.autodiff.Lookup;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.SharedEmbeddings;
import recdenoiser.engine.batch.TimeScale;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.loss.Encoded;
import recdenoiser.engine.nn.InitialWeights;
import recdenoiser.engine.tensor.Draws.Purpose;

/**
 * SSE-PT (Wu, Li, Hsieh &amp; Sharpnack, RecSys 2020): SASRec on items and users, x = [√d_i·T[item]
 * ; √d_u·U[user]] + P[slot], with blocks of width d_i + d_u.
 *
 * <p>A state is compared with [T[item] ; √d_u·U[user]]: its item part makes the scores, its user
 * part an offset that is the same for all items. Row 0 of U stands for nobody known, is zero and
 * stays so. The stochastic shared embeddings that give the model its name are a matter of the
 * training sequences.
 */
final class SsePt extends SelfAttentiveNetwork {
  private final Parameter positions;
  private final BlockStack blocks;
  private final Lookup userLookup;
  private final SsePtSettings own;

  SsePt(ModelContext context) {
    super(context, new ItemTables(context), Math.sqrt(context.model().width()), true);
    own = context.settings().get(SsePtSettings.class);
    int width = settings.width() + own.userWidth();
    positions = positions("position_embedding", width);
    blocks = new BlockStack(parameters, BlockShape.of(settings, width));
    parameters.allocate(context.precision());
    InitialWeights.draw(parameters, context.seed());
    Table users = tables.add("user_embedding", context.users(), own.userWidth());
    userLookup = users.lookup(Math.sqrt(own.userWidth()));
  }

  @Override
  public Encoded encode(Pass pass) {
    Tape tape = pass.tape();
    Variable user = Ops.gather(tape, userLookup, pass.batch().users(), pass.segments());
    Variable x = pass.goesOn() ? null : embed(pass, user);
    Variable state = blocks.apply(pass, x, AttentionTerms.NONE);
    Variable ofItems = Ops.columns(tape, state, 0, settings.width());
    Variable ofUser = Ops.columns(tape, state, settings.width(), own.userWidth());
    return new Encoded(ofItems, Ops.rowDot(tape, ofUser, pass.wanted(user)));
  }

  private Variable embed(Pass pass, Variable user) {
    showItems(pass);
    Tape tape = pass.tape();
    return Ops.join(
        tape,
        Ops.gather(tape, itemLookup, pass.batch().items(), pass.segments()),
        user,
        slots(pass, positions),
        pass.segments(),
        pass.dropout(settings.dropout(), Purpose.INPUT_DROPOUT, 0));
  }

  @Override
  public BatchAssembler batches(TrainingSequences data, TimeScale times, long seed) {
    return new SharedEmbeddings(
        super.batches(data, times, seed), data, own.replaceItem(), own.replaceUser(), seed);
  }
}
