package recdenoiser.engine.model;

import java.util.List;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.attention.SequenceInput;
import recdenoiser.engine.autodiff.Lookup;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.SlotEmbedding;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.NextItemBatches;
import recdenoiser.engine.batch.TimeScale;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.loss.OutputItems;
import recdenoiser.engine.model.ModelSettings.Positions;

/** What every self-attentive backbone has: settings, weights by name and tables of items. */
abstract class SelfAttentiveNetwork implements Network {
  final ModelSettings settings;
  final Parameters parameters;
  final ItemTables tables;
  final Lookup itemLookup;
  private final Lookup ruleLookup;
  private final RuleShape shape;
  private final int items;

  /**
   * @param scale what the vectors of input items are multiplied by
   * @param causal whether attention goes backwards only
   */
  SelfAttentiveNetwork(ModelContext context, ItemTables tables, double scale, boolean causal) {
    this.settings = context.model();
    this.items = context.items();
    this.parameters = context.parameters();
    this.tables = tables;
    this.itemLookup = tables.input().lookup(scale);
    this.ruleLookup = tables.input().lookup(scale);
    this.shape = new RuleShape(settings.blocks(), settings.heads(), settings.maxLength(), causal);
  }

  /** P [n × width]; null where the settings want none. */
  final Parameter positions(String name, int width) {
    return settings.positions() == Positions.NONE
        ? null
        : parameters.declare(name, settings.maxLength(), width);
  }

  static SlotEmbedding slots(Pass pass, Parameter positions) {
    return new SlotEmbedding(positions, pass.batch().slots());
  }

  /** Shows the input items to an attention rule that asks for them. */
  final void showItems(Pass pass) {
    PassRule rule = pass.rule();
    if (shape.blocks() > 0 && rule.wantsItems()) {
      rule.enter(
          pass.tape(),
          new SequenceInput(
              pass.batch(),
              pass.segments(),
              Ops.gather(pass.tape(), ruleLookup, pass.batch().items(), pass.segments())));
    }
  }

  @Override
  public final RuleShape shape() {
    return shape;
  }

  @Override
  public final int window() {
    return settings.maxLength();
  }

  @Override
  public final int items() {
    return items;
  }

  @Override
  public final Parameters parameters() {
    return parameters;
  }

  @Override
  public final List<Table> tables() {
    return tables.all();
  }

  @Override
  public final OutputItems output() {
    return new OutputItems(items, tables.output(), tables.outputBias());
  }

  /** Every position predicts the next item. */
  @Override
  public BatchAssembler batches(TrainingSequences data, TimeScale times, long seed) {
    boolean prefixes = settings.positions() == Positions.FROM_PREDICTION;
    return new NextItemBatches(data, settings.maxLength(), prefixes, times);
  }
}
