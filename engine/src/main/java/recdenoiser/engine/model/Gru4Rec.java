package recdenoiser.engine.model;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.autodiff.Dropout;
import recdenoiser.engine.autodiff.Lookup;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.StepOrder;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.NextItemBatches;
import recdenoiser.engine.batch.Shards.Grain;
import recdenoiser.engine.batch.TimeScale;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.loss.Encoded;
import recdenoiser.engine.loss.OutputItems;
import recdenoiser.engine.model.Gru4RecSettings.ResetGate;
import recdenoiser.engine.nn.GruLayer;
import recdenoiser.engine.nn.InitialWeights;
import recdenoiser.engine.tensor.Draws.Purpose;

/**
 * GRU4Rec (Hidasi, Karatzoglou, Baltrunas and Tikk, "Session-based Recommendations with Recurrent
 * Neural Networks", ICLR 2016) and GRU4Rec+ (Hidasi and Karatzoglou, "Recurrent Neural Networks
 * with Top-k Gains for Session-based Recommendations", CIKM 2018, and the authors' code): items go
 * through layers of gated recurrent units (ICLR 2016, Eq. 1 to 4); item i has the score ⟨state,
 * Y_i⟩ + b_i after a token.
 *
 * <p>Users are the sessions. A sequence starts from a state of zeros, and all of it is in one
 * batch, where the authors take one event of each session at a time and carry the state over.
 */
final class Gru4Rec implements Network {
  /** A step is one product for all sequences of a slice: the more of them the better it is. */
  private static final Grain GRAIN = new Grain(8, 200, 2048);

  /** What an item is to the first layer. */
  enum Input {
    /** A row of what it adds to the sums of the gates, [items + 1 × 3h]. */
    ONE_HOT,
    /** A vector of its own, [items + 1 × d]. */
    EMBEDDING,
    /** Its output vector, [items + 1 × h] (CIKM 2018, section 3.4: constrained embedding). */
    OUTPUT
  }

  private final ModelSettings settings;
  private final Gru4RecSettings own;
  private final Input input;
  private final int items;
  private final Parameters parameters;
  private final ItemTables tables;
  private final Lookup itemLookup;
  private final List<GruLayer> layers = new ArrayList<>();

  Gru4Rec(ModelContext context, Input input) {
    this.input = input;
    settings = context.model();
    own = context.settings().get(Gru4RecSettings.class);
    items = context.items();
    parameters = context.parameters();
    int width = own.hiddenWidth();
    tables = new ItemTables(context, tableWidth(), width, input == Input.OUTPUT);
    tables.addOutputBias("output_bias");
    itemLookup = tables.input().lookup(1);
    boolean resetAfter = own.resetGate() == ResetGate.AFTER_PRODUCT;
    for (int l = 0; l < own.hiddenLayers(); l++) {
      int in = l > 0 ? width : input == Input.ONE_HOT ? 0 : tableWidth();
      layers.add(new GruLayer(parameters, "gru." + l, in, width, resetAfter));
    }
    parameters.allocate(context.precision());
    InitialWeights.draw(parameters, context.seed());
    layers.forEach(layer -> layer.draw(context.seed()));
    if (input == Input.ONE_HOT) {
      InitialWeights.drawGates(tables.input().values(), context.seed());
    }
  }

  private int tableWidth() {
    return switch (input) {
      case ONE_HOT -> 3 * own.hiddenWidth();
      case EMBEDDING -> settings.width();
      case OUTPUT -> own.hiddenWidth();
    };
  }

  @Override
  public Encoded encode(Pass pass) {
    Tape tape = pass.tape();
    StepOrder order = StepOrder.of(pass.segments());
    Variable x = embed(pass, order);
    for (int l = 0; l < layers.size(); l++) {
      x =
          layers
              .get(l)
              .apply(
                  tape,
                  x,
                  order,
                  own.gradientSteps(),
                  pass.dropout(own.hiddenDropout(), Purpose.HIDDEN_DROPOUT, l));
    }
    return new Encoded(Ops.byToken(tape, x, order, pass.wanted()), null);
  }

  /** Of items one-hot nothing is dropped. */
  private Variable embed(Pass pass, StepOrder order) {
    boolean oneHot = input == Input.ONE_HOT;
    return Ops.embedByStep(
        pass.tape(),
        itemLookup,
        pass.batch().items(),
        oneHot ? layers.get(0).inputBias() : null,
        order,
        pass.segments(),
        oneHot ? Dropout.NONE : pass.dropout(settings.dropout(), Purpose.INPUT_DROPOUT, 0));
  }

  @Override
  public RuleShape shape() {
    return new RuleShape(0, 1, window(), true);
  }

  @Override
  public int window() {
    return settings.maxLength();
  }

  @Override
  public int items() {
    return items;
  }

  @Override
  public int recurrentLayers() {
    return layers.size();
  }

  @Override
  public Grain grain() {
    return GRAIN;
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
  public OutputItems output() {
    return new OutputItems(items, tables.output(), tables.outputBias());
  }

  /** Every position predicts the next item. */
  @Override
  public BatchAssembler batches(TrainingSequences data, TimeScale times, long seed) {
    return new NextItemBatches(data, window(), false, times);
  }
}
