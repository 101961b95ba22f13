package recdenoiser.engine.model;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.model.BackboneSettings.Positions;
import recdenoiser.engine.nn.InitialWeights;
import recdenoiser.engine.nn.Norm;
import recdenoiser.engine.tensor.Draws.Purpose;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;

/**
 * SASRec (Kang &amp; McAuley, ICDM 2018): x = √d·T[item] + P[slot], Transformer blocks, a last
 * norm; an item's score is its inner product with the state.
 */
public final class SasRec implements Backbone {
  private final BackboneSettings settings;
  private final Parameters parameters;
  private final Parameter positions;
  private final List<TransformerBlock> blocks = new ArrayList<>();
  private final Norm finalNorm;
  private final List<Table> tables = new ArrayList<>();
  private final int items;

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
    int d = settings.width();
    positions =
        settings.positions() == Positions.NONE
            ? null
            : parameters.declare("position_embedding", settings.maxLength(), d);
    BlockShape shape = BlockShape.of(settings);
    for (int b = 0; b < settings.blocks(); b++) {
      blocks.add(new TransformerBlock(parameters, b, shape));
    }
    finalNorm = new Norm(parameters, "final_norm", d);
    parameters.allocate(precision);
    InitialWeights.draw(parameters, seed);
    addTable("item_embedding", precision, seed);
    if (!settings.sharedItems()) {
      addTable("output_embedding", precision, seed);
    }
  }

  private void addTable(String name, Precision precision, long seed) {
    Matrix values = Matrix.zeros(precision, items + 1, settings.width());
    InitialWeights.drawTable(values, seed, tables.size());
    tables.add(new Table(name, values, (long) items * settings.width()));
  }

  @Override
  public Encoded encode(Pass pass) {
    Tape tape = pass.tape();
    Variable x = pass.goesOn() ? null : embed(pass);
    for (TransformerBlock block : blocks) {
      x = block.applyProbed(pass, x);
    }
    return new Encoded(finalNorm.apply(tape, x), null);
  }

  private Variable embed(Pass pass) {
    return Ops.embed(
        pass.tape(),
        tables.get(0).values(),
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
    return List.copyOf(tables);
  }

  @Override
  public List<Lookup> lookups() {
    return List.of(new Lookup(0, Lookup.Ids.ITEMS, Math.sqrt(settings.width())));
  }

  @Override
  public int outputItems() {
    return tables.size() - 1;
  }
}
