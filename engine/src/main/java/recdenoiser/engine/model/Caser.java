package recdenoiser.engine.model;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.autodiff.Lookup;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.SlotEmbedding;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.Shards;
import recdenoiser.engine.batch.Shards.Grain;
import recdenoiser.engine.batch.TimeScale;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.batch.WindowBatches;
import recdenoiser.engine.dl4j.SequenceConvolutions;
import recdenoiser.engine.loss.Encoded;
import recdenoiser.engine.loss.OutputItems;
import recdenoiser.engine.nn.Dense;
import recdenoiser.engine.nn.InitialWeights;
import recdenoiser.engine.tensor.Draws.Purpose;
import recdenoiser.engine.tensor.Matrix;

/**
 * Caser (Tang &amp; Wang, WSDM 2018): the last L items as an image E of L rows and d columns, o =
 * dropout([vertical convolutions of E ; horizontal convolutions of E]), z = ReLU(oW + b), and item
 * i has the score ⟨[z ; U[user]], W′_i⟩ + b′_i (Eq. 8 to 10).
 *
 * <p>The convolutions are layers of DL4J, the rest is ours. A window has one state, in which all of
 * its predictions have a part. A window or a history with fewer than L items is filled up on the
 * left with item 0, whose vector is zero; in the authors' code it is one that they train. Filters
 * and dense weights are drawn as everywhere here, vectors of items and users as the authors do:
 * normal with deviation 1 / width.
 */
final class Caser implements Network, SequenceFilters {
  /** Windows that are worked on at a time, and that are worth a thread. */
  private static final int WINDOWS = 512;

  private static final int WINDOWS_PER_SHARD = 64;

  private final ModelSettings settings;
  private final CaserSettings own;
  private final int items;
  private final Parameters parameters;
  private final List<Table> tables = new ArrayList<>();
  private final Lookup itemLookup;
  private final Lookup userLookup;
  private final OutputItems output;
  private final SequenceConvolutions convolutions;
  private final Dense dense;

  Caser(ModelContext context) {
    settings = context.model();
    own = context.settings().get(CaserSettings.class);
    items = context.items();
    parameters = context.parameters();
    int d = settings.width();
    convolutions =
        new SequenceConvolutions(
            parameters, window(), d, own.verticalFilters(), own.horizontalFilters());
    dense = new Dense(parameters, "dense", convolutions.outputs(), d);
    parameters.allocate(context.precision());
    InitialWeights.draw(parameters, context.seed());
    itemLookup = table(context, "item_embedding", items, d).lookup(1);
    userLookup = table(context, "user_embedding", context.users(), d).lookup(1);
    Table vectors = table(context, "output_embedding", items, 2 * d);
    output = new OutputItems(items, vectors, bias(context));
  }

  private Table table(ModelContext context, String name, int ids, int width) {
    Matrix values = Matrix.zeros(context.precision(), ids + 1, width);
    InitialWeights.drawTable(values, context.seed(), tables.size(), 1.0 / width);
    return add(new Table(name, values, (long) ids * width));
  }

  private Table bias(ModelContext context) {
    Matrix values = Matrix.zeros(context.precision(), items + 1, 1);
    return add(new Table("output_bias", values, items));
  }

  private Table add(Table table) {
    tables.add(table);
    return table;
  }

  @Override
  public Encoded encode(Pass pass) {
    Tape tape = pass.tape();
    Variable image = images(pass);
    Variable o = convolutions.apply(tape, image, pass.sequences());
    double dropout = pass.dropout(settings.dropout());
    Variable dropped =
        dropout == 0
            ? o
            : Ops.dropoutAdd(tape, o, dropout, pass.key(Purpose.HIDDEN_DROPOUT, 0), null);
    Variable z = Ops.reluDropout(tape, dense.apply(tape, dropped), 0, 0);
    int[] windows = pass.sequencesOfWanted();
    Variable states = Ops.selectRows(tape, z, windows, 0, windows.length);
    Variable user = Ops.gather(tape, userLookup, pass.batch().users(), pass.segments());
    Variable joined =
        Ops.join(
            tape,
            states,
            pass.wanted(user),
            new SlotEmbedding(null, pass.batch().slots()),
            pass.segments(),
            pass.dropout(0, Purpose.HIDDEN_DROPOUT, 1));
    return new Encoded(joined, null);
  }

  /** The items of all sequences, each right-aligned in L rows: [sequences · L × d]. */
  private Variable images(Pass pass) {
    Tape tape = pass.tape();
    Variable x = Ops.gather(tape, itemLookup, pass.batch().items(), pass.segments());
    int[] rows = new int[pass.segments().tokens()];
    int row = 0;
    for (int s = 0; s < pass.sequences(); s++) {
      int length = pass.length(s);
      for (int t = 0; t < length; t++) {
        rows[row++] = (s + 1) * window() - length + t;
      }
    }
    return Ops.placeRows(tape, x, rows, pass.sequences() * window());
  }

  @Override
  public BatchAssembler batches(TrainingSequences data, TimeScale times, long seed) {
    return new WindowBatches(data, window(), own.targets());
  }

  @Override
  public Grain grain() {
    return new Grain(Shards.MOST, WINDOWS_PER_SHARD * window(), WINDOWS * window());
  }

  @Override
  public RuleShape shape() {
    return new RuleShape(0, 1, window(), true);
  }

  /** L. */
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
    return List.copyOf(tables);
  }

  @Override
  public OutputItems output() {
    return output;
  }

  @Override
  public int filterLength() {
    return window();
  }

  @Override
  public float[][] verticalFilters() {
    return convolutions.verticalFilters();
  }

  @Override
  public float[][] horizontalFilters(int height) {
    return convolutions.horizontalFilters(height);
  }
}
