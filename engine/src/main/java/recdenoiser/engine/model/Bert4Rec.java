package recdenoiser.engine.model;

import recdenoiser.engine.autodiff.Dropout;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.ClozeBatches;
import recdenoiser.engine.batch.TimeScale;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.loss.Encoded;
import recdenoiser.engine.nn.Dense;
import recdenoiser.engine.nn.InitialWeights;
import recdenoiser.engine.nn.InitialWeights.Spread;
import recdenoiser.engine.nn.Norm;
import recdenoiser.engine.tensor.Draws.Purpose;

/**
 * BERT4Rec (Sun et al., CIKM 2019, section 3, and the authors' code): x = dropout(norm(T[item] +
 * P[slot])), Transformer blocks that look in both directions, and the head norm(GELU(xW + b)). Item
 * i has the score ⟨state, T_i⟩ + b_i.
 *
 * <p>Row items + 1 of T is [MASK]: an item to be filled in, of which the state tells what it may
 * be.
 *
 * <p>Sequences end at slot n - 1, as everywhere here, where the authors let them begin at slot 0.
 * The vector of the token type, of which their code knows only one, is left out: positions can take
 * it over.
 */
final class Bert4Rec extends SelfAttentiveNetwork {
  private final Parameter positions;
  private final Norm inputNorm;
  private final TransformerBlocks blocks;
  private final Dense head;
  private final Norm headNorm;
  private final Bert4RecSettings own;

  Bert4Rec(ModelContext context) {
    super(context, new ItemTables(context, context.items() + 1, Spread.TRUNCATED_NORMAL), 1, false);
    own = context.settings().get(Bert4RecSettings.class);
    int d = settings.width();
    positions = positions("position_embedding", d);
    inputNorm = new Norm(parameters, "input_norm", d);
    blocks = new TransformerBlocks(parameters, BlockShape.bert(settings, own));
    head = new Dense(parameters, "head", d, d);
    headNorm = new Norm(parameters, "head_norm", d);
    parameters.allocate(context.precision());
    InitialWeights.draw(parameters, context.seed(), Spread.TRUNCATED_NORMAL);
    tables.addOutputBias("output_bias");
  }

  @Override
  public Encoded encode(Pass pass) {
    Tape tape = pass.tape();
    Variable embedded = pass.goesOn() ? null : embed(pass);
    Variable x = blocks.apply(pass, embedded, AttentionTerms.NONE);
    return new Encoded(headNorm.apply(tape, Ops.gelu(tape, head.apply(tape, x))), null);
  }

  private Variable embed(Pass pass) {
    showItems(pass);
    Tape tape = pass.tape();
    Variable sum =
        Ops.embed(
            tape,
            itemLookup,
            pass.batch().items(),
            slots(pass, positions),
            pass.segments(),
            Dropout.NONE);
    Variable normal = inputNorm.apply(tape, sum);
    double dropout = pass.dropout(settings.dropout());
    return dropout == 0
        ? normal
        : Ops.dropoutAdd(tape, normal, dropout, pass.key(Purpose.INPUT_DROPOUT, 0), null);
  }

  @Override
  public int maskItem() {
    return items() + 1;
  }

  @Override
  public BatchAssembler batches(TrainingSequences data, TimeScale times, long seed) {
    return new ClozeBatches(data, window(), own.maskRate(), own.lastMasked(), seed);
  }
}
