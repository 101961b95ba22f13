package recdenoiser.engine.model;

import java.util.List;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.autodiff.Lookup;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Rows;
import recdenoiser.engine.autodiff.SlotEmbedding;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.ByLength;
import recdenoiser.engine.batch.NextItemBatches;
import recdenoiser.engine.batch.Shards;
import recdenoiser.engine.batch.Shards.Grain;
import recdenoiser.engine.batch.TimeScale;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.dl4j.LongShortTermMemory;
import recdenoiser.engine.loss.Encoded;
import recdenoiser.engine.loss.OutputItems;
import recdenoiser.engine.nn.Dense;
import recdenoiser.engine.nn.InitialWeights;
import recdenoiser.engine.tensor.Draws.Purpose;

/**
 * A recurrent baseline: x = dropout(T[item]), h = LSTM(x), state = hW + b; an item's score is its
 * inner product with the state. Every position predicts the next item. It is GRU4Rec as RecBole
 * builds it (Tan, Xu and Liu, 2016) with DL4J's LSTM in place of the GRU, which DL4J does not have.
 *
 * <p>DL4J wants sequences of one length. They are filled up behind their last item, where nothing
 * looks and nothing learns; a batch is in the order of lengths, so that little is filled up.
 */
final class Lstm4Rec implements Network {
  /** Many sequences at a time: a step in time costs nearly the same for few. */
  private static final Grain GRAIN = new Grain(Shards.MOST, 2500, 20_000);

  private final ModelSettings settings;
  private final int items;
  private final Parameters parameters;
  private final ItemTables tables;
  private final Lookup itemLookup;
  private final LongShortTermMemory memory;
  private final Dense dense;

  Lstm4Rec(ModelContext context) {
    settings = context.model();
    Lstm4RecSettings own = context.settings().get(Lstm4RecSettings.class);
    items = context.items();
    parameters = context.parameters();
    tables = new ItemTables(context);
    itemLookup = tables.input().lookup(1);
    int d = settings.width();
    memory = new LongShortTermMemory(parameters, d, own.lstmUnits(), own.lstmLayers());
    dense = new Dense(parameters, "dense", own.lstmUnits(), d);
    parameters.allocate(context.precision());
    InitialWeights.draw(parameters, context.seed());
    memory.openForgetGates();
  }

  @Override
  public Encoded encode(Pass pass) {
    Tape tape = pass.tape();
    Variable x =
        Ops.embed(
            tape,
            itemLookup,
            pass.batch().items(),
            new SlotEmbedding(null, pass.batch().slots()),
            pass.segments(),
            pass.dropout(settings.dropout(), Purpose.INPUT_DROPOUT, 0));
    int[] rows = byTime(pass);
    Variable filledUp = Ops.placeRows(tape, x, rows, longest(pass) * pass.sequences());
    Variable h = memory.apply(tape, filledUp, pass.sequences());
    int[] wanted = ofWanted(rows, pass.wanted());
    Variable states = Ops.selectRows(tape, h, wanted, 0, wanted.length);
    return new Encoded(dense.apply(tape, states), null);
  }

  private static int longest(Pass pass) {
    int longest = 0;
    for (int s = 0; s < pass.sequences(); s++) {
      longest = Math.max(longest, pass.length(s));
    }
    return longest;
  }

  /** By token its row where all first items come before all second ones. */
  private static int[] byTime(Pass pass) {
    int[] rows = new int[pass.segments().tokens()];
    int row = 0;
    for (int s = 0; s < pass.sequences(); s++) {
      for (int t = 0; t < pass.length(s); t++) {
        rows[row++] = t * pass.sequences() + s;
      }
    }
    return rows;
  }

  private static int[] ofWanted(int[] rows, Rows wanted) {
    if (wanted == null) {
      return rows;
    }
    int[] chosen = new int[wanted.count()];
    for (int w = 0; w < chosen.length; w++) {
      chosen[w] = rows[wanted.tokens()[wanted.from() + w]];
    }
    return chosen;
  }

  @Override
  public BatchAssembler batches(TrainingSequences data, TimeScale times, long seed) {
    return new ByLength(new NextItemBatches(data, window(), false, null), data);
  }

  @Override
  public Grain grain() {
    return GRAIN;
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
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public List<Table> tables() {
    return tables.all();
  }

  @Override
  public OutputItems output() {
    return new OutputItems(items, tables.output(), null);
  }
}
