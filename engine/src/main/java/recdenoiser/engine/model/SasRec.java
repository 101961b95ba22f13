package recdenoiser.engine.model;

import java.util.List;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.nn.InitialWeights;
import recdenoiser.engine.tensor.Draws.Purpose;
import recdenoiser.engine.tensor.Precision;

/**
 * SASRec (Kang &amp; McAuley, ICDM 2018): x = √d·T[item] + P[slot], Transformer blocks, a last
 * norm; an item's score is its inner product with the state.
 */
public final class SasRec extends WeightedBackbone {
  private final Parameter positions;
  private final BlockStack blocks;

  /** With weights of its own, see {@link Backbones#create}. */
  public SasRec(BackboneSettings settings, int items, Precision precision, long seed) {
    this(settings, items, new Parameters(), precision, seed);
  }

  /** See {@link Backbones#create}. */
  SasRec(
      BackboneSettings settings, int items, Parameters parameters, Precision precision, long seed) {
    super(settings, items, parameters, new ItemTables(settings, items, precision, seed));
    positions = positions("position_embedding", settings.width());
    blocks = new BlockStack(parameters, settings);
    parameters.allocate(precision);
    InitialWeights.draw(parameters, seed);
  }

  @Override
  public Encoded encode(Pass pass) {
    Variable x = pass.goesOn() ? null : embed(pass);
    return new Encoded(blocks.apply(pass, x, AttentionTerms.NONE), null);
  }

  private Variable embed(Pass pass) {
    return Ops.embed(
        pass.tape(),
        tables.values(0),
        positions,
        pass.batch().items(),
        pass.batch().slots(),
        pass.segments(),
        pass.dropout(settings.dropout()),
        pass.key(Purpose.INPUT_DROPOUT, 0),
        pass.lookupGradient(0));
  }

  @Override
  public List<Lookup> lookups() {
    return List.of(new Lookup(0, Lookup.Ids.ITEMS, Math.sqrt(settings.width())));
  }
}
