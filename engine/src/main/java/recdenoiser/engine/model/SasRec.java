package recdenoiser.engine.model;

import java.util.List;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.model.BackboneSettings.Positions;
import recdenoiser.engine.nn.InitialWeights;
import recdenoiser.engine.tensor.Draws.Purpose;
import recdenoiser.engine.tensor.Precision;

/**
 * SASRec (Kang &amp; McAuley, ICDM 2018): x = √d·T[item] + P[slot], Transformer blocks, a last
 * norm; an item's score is its inner product with the state.
 */
public final class SasRec implements Backbone {
  private final BackboneSettings settings;
  private final int items;
  private final Parameters parameters;
  private final Parameter positions;
  private final BlockStack blocks;
  private final ItemTables tables;

  /** With weights of its own, see {@link Backbones#create}. */
  public SasRec(BackboneSettings settings, int items, Precision precision, long seed) {
    this(settings, items, new Parameters(), precision, seed);
  }

  /** See {@link Backbones#create}. */
  SasRec(
      BackboneSettings settings, int items, Parameters parameters, Precision precision, long seed) {
    this.settings = settings;
    this.items = items;
    this.parameters = parameters;
    positions =
        settings.positions() == Positions.NONE
            ? null
            : parameters.declare("position_embedding", settings.maxLength(), settings.width());
    blocks = new BlockStack(parameters, settings);
    parameters.allocate(precision);
    InitialWeights.draw(parameters, seed);
    tables = new ItemTables(settings, items, precision, seed);
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
  public BackboneSettings settings() {
    return settings;
  }

  @Override
  public int items() {
    return items;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public List<Table> tables() {
    return tables.all();
  }

  @Override
  public List<Lookup> lookups() {
    return List.of(new Lookup(0, Lookup.Ids.ITEMS, Math.sqrt(settings.width())));
  }

  @Override
  public int outputItems() {
    return tables.output();
  }
}
