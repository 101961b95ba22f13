package recdenoiser.engine.model;

import java.util.List;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.nn.Dense;
import recdenoiser.engine.nn.InitialWeights;
import recdenoiser.engine.nn.InitialWeights.Spread;
import recdenoiser.engine.nn.Norm;
import recdenoiser.engine.tensor.Draws.Purpose;
import recdenoiser.engine.tensor.Precision;

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
public final class Bert4Rec extends WeightedBackbone {
  private final Parameter positions;
  private final Norm inputNorm;
  private final TransformerBlocks blocks;
  private final Dense head;
  private final Norm headNorm;
  private final int bias;

  /** With weights of its own, see {@link Backbones#create}. */
  public Bert4Rec(BackboneSettings settings, int items, Precision precision, long seed) {
    this(settings, items, new Parameters(), precision, seed);
  }

  /** See {@link Backbones#create}. */
  Bert4Rec(
      BackboneSettings settings, int items, Parameters parameters, Precision precision, long seed) {
    super(
        settings,
        items,
        parameters,
        new ItemTables(settings, items, items + 1, precision, seed, Spread.TRUNCATED_NORMAL));
    int d = settings.width();
    positions = positions("position_embedding", d);
    inputNorm = new Norm(parameters, "input_norm", d);
    blocks = new TransformerBlocks(parameters, settings.blocks(), BlockShape.bert(settings));
    head = new Dense(parameters, "head", d, d);
    headNorm = new Norm(parameters, "head_norm", d);
    parameters.allocate(precision);
    InitialWeights.draw(parameters, seed, Spread.TRUNCATED_NORMAL);
    bias = tables.addZeros("output_bias", items, 1);
  }

  @Override
  public Encoded encode(Pass pass) {
    Tape tape = pass.tape();
    Variable embedded = pass.goesOn() ? null : embed(pass);
    Variable x = blocks.apply(pass, embedded, AttentionTerms.NONE);
    return new Encoded(headNorm.apply(tape, Ops.gelu(tape, head.apply(tape, x))), null);
  }

  private Variable embed(Pass pass) {
    Tape tape = pass.tape();
    Variable sum =
        Ops.embedUnscaled(
            tape,
            tables.values(0),
            positions,
            pass.batch().items(),
            pass.batch().slots(),
            pass.segments(),
            pass.lookupGradient(0));
    Variable normal = inputNorm.apply(tape, sum);
    double dropout = pass.dropout(settings.dropout());
    return dropout == 0
        ? normal
        : Ops.dropoutAdd(tape, normal, dropout, pass.key(Purpose.INPUT_DROPOUT, 0), null);
  }

  @Override
  public List<Lookup> lookups() {
    return List.of(new Lookup(0, Lookup.Ids.ITEMS, 1));
  }

  @Override
  public int outputBias() {
    return bias;
  }

  @Override
  public int maskItem() {
    return items() + 1;
  }
}
