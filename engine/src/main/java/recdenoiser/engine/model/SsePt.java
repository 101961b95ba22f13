package recdenoiser.engine.model;

import java.util.List;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.nn.InitialWeights;
import recdenoiser.engine.tensor.Draws.Purpose;
import recdenoiser.engine.tensor.Precision;

/**
 * SSE-PT (Wu, Li, Hsieh &amp; Sharpnack, RecSys 2020): SASRec on items and users, x = [√d_i·T[item]
 * ; √d_u·U[user]] + P[slot], with blocks of width d_i + d_u.
 *
 * <p>A state is compared with [T[item] ; √d_u·U[user]]: its item part makes the scores, its user
 * part an offset that is the same for all items. Row 0 of U stands for nobody known, is zero and
 * stays so. The stochastic shared embeddings that give the model its name are a matter of the
 * training sequences.
 */
public final class SsePt extends WeightedBackbone {
  private final Parameter positions;
  private final BlockStack blocks;
  private final List<Lookup> lookups;

  /** With weights of its own, see {@link Backbones#create}. */
  public SsePt(BackboneSettings settings, int items, int users, Precision precision, long seed) {
    this(settings, items, users, new Parameters(), precision, seed);
  }

  /** See {@link Backbones#create}. */
  SsePt(
      BackboneSettings settings,
      int items,
      int users,
      Parameters parameters,
      Precision precision,
      long seed) {
    super(settings, items, parameters, new ItemTables(settings, items, precision, seed));
    positions = positions("position_embedding", settings.blockWidth());
    blocks = new BlockStack(parameters, settings);
    parameters.allocate(precision);
    InitialWeights.draw(parameters, seed);
    int userTable = tables.add("user_embedding", users, settings.userWidth());
    lookups =
        List.of(
            new Lookup(0, Lookup.Ids.ITEMS, Math.sqrt(settings.width())),
            new Lookup(userTable, Lookup.Ids.USERS, Math.sqrt(settings.userWidth())));
  }

  @Override
  public Encoded encode(Pass pass) {
    Tape tape = pass.tape();
    Variable user = gather(pass, 1);
    Variable x = pass.goesOn() ? null : embed(pass, user);
    Variable state = blocks.apply(pass, x, AttentionTerms.NONE);
    Variable ofItems = Ops.columns(tape, state, 0, settings.width());
    Variable ofUser = Ops.columns(tape, state, settings.width(), settings.userWidth());
    return new Encoded(ofItems, Ops.rowDot(tape, ofUser, pass.wanted(user)));
  }

  private Variable embed(Pass pass, Variable user) {
    return Ops.join(
        pass.tape(),
        gather(pass, 0),
        user,
        positions,
        pass.batch().slots(),
        pass.segments(),
        pass.dropout(settings.dropout()),
        pass.key(Purpose.INPUT_DROPOUT, 0));
  }

  private Variable gather(Pass pass, int lookup) {
    Lookup rows = lookups.get(lookup);
    return Ops.gather(
        pass.tape(),
        tables.values(rows.table()),
        rows.of(pass.batch()),
        pass.segments(),
        rows.scale(),
        pass.lookupGradient(lookup));
  }

  @Override
  public List<Lookup> lookups() {
    return lookups;
  }
}
