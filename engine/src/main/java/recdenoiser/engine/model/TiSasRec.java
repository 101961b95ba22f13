package recdenoiser.engine.model;

import recdenoiser.engine.autodiff.IntervalTables;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.PairTable;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.batch.TimeScale;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.loss.Encoded;
import recdenoiser.engine.nn.InitialWeights;
import recdenoiser.engine.tensor.Draws.Purpose;

/**
 * TiSASRec (Li, Wang &amp; McAuley, WSDM 2020): x = √d·T[item], and attention knows the places of
 * two actions and the time between them.
 *
 * <p>Eq. 6 to 8: the score of query i and key j is q_i · (k_j + p^K_j + r^K_ij) / √(d/H), its value
 * v_j + p^V_j + r^V_ij. p is the row of the key's slot, r that of the interval, at most {@code
 * timeSpan}, in units of the user's own, see {@code TimeScale}. The four tables serve all blocks;
 * head h has their columns h·d/H … . Everything else is SASRec's.
 */
final class TiSasRec extends SelfAttentiveNetwork {
  private final Parameter keyPositions;
  private final Parameter valuePositions;
  private final IntervalTables intervals;
  private final BlockStack blocks;

  private final TiSasRecSettings own;

  TiSasRec(ModelContext context) {
    super(context, new ItemTables(context), Math.sqrt(context.model().width()), true);
    own = context.settings().get(TiSasRecSettings.class);
    keyPositions = positions("position_key_embedding");
    valuePositions = positions("position_value_embedding");
    intervals =
        new IntervalTables(
            intervals("interval_key_embedding"),
            intervals("interval_value_embedding"),
            settings.heads(),
            shape().causal());
    blocks = new BlockStack(parameters, BlockShape.of(settings, settings.width()));
    parameters.allocate(context.precision());
    InitialWeights.draw(parameters, context.seed());
  }

  /** Null where there are none, and without blocks, as nothing would look at them. */
  private Parameter positions(String name) {
    return settings.blocks() == 0 ? null : positions(name, settings.width());
  }

  private Parameter intervals(String name) {
    return settings.blocks() == 0
        ? null
        : parameters.declare(name, own.timeSpan() + 1, settings.width());
  }

  @Override
  public Encoded encode(Pass pass) {
    Variable x = pass.goesOn() ? null : embed(pass);
    AttentionTerms terms = pass.goesOn() ? pass.prelude().terms() : terms(pass);
    if (pass.prelude() != null) {
      pass.prelude().keep(terms);
    }
    return new Encoded(blocks.apply(pass, x, terms), null);
  }

  private Variable embed(Pass pass) {
    showItems(pass);
    return Ops.embed(
        pass.tape(),
        itemLookup,
        pass.batch().items(),
        slots(pass, null),
        pass.segments(),
        pass.dropout(settings.dropout(), Purpose.INPUT_DROPOUT, 0));
  }

  private AttentionTerms terms(Pass pass) {
    if (settings.blocks() == 0) {
      return AttentionTerms.NONE;
    }
    PairTable pairs =
        Ops.intervals(
            pass.tape(),
            intervals,
            pass.batch().times(),
            pass.segments(),
            pass.dropout(settings.dropout()),
            pass.key(Purpose.INTERVAL_DROPOUT, 0));
    return new AttentionTerms(
        places(pass, keyPositions, 0), places(pass, valuePositions, 1), pairs);
  }

  private Variable places(Pass pass, Parameter positions, int which) {
    return positions == null
        ? null
        : Ops.positions(
            pass.tape(),
            slots(pass, positions),
            pass.segments(),
            pass.dropout(settings.dropout(), Purpose.POSITION_DROPOUT, which));
  }

  @Override
  public TimeScale timeScale(TrainingSequences data) {
    return new TimeScale(data, own.timeSpan());
  }
}
