package recdenoiser.engine.model;

import java.util.List;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.PairTable;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.nn.InitialWeights;
import recdenoiser.engine.tensor.Draws.Purpose;
import recdenoiser.engine.tensor.Precision;

/**
 * TiSASRec (Li, Wang &amp; McAuley, WSDM 2020): x = √d·T[item], and attention knows the places of
 * two actions and the time between them.
 *
 * <p>Eq. 6 to 8: the score of query i and key j is q_i · (k_j + p^K_j + r^K_ij) / √(d/H), its value
 * v_j + p^V_j + r^V_ij. p is the row of the key's slot, r that of the interval, at most {@code
 * timeSpan}, in units of the user's own, see {@code TimeScale}. The four tables serve all blocks;
 * head h has their columns h·d/H … . Everything else is SASRec's.
 */
public final class TiSasRec extends WeightedBackbone {
  private final Parameter keyPositions;
  private final Parameter valuePositions;
  private final Parameter keyIntervals;
  private final Parameter valueIntervals;
  private final BlockStack blocks;

  /** With weights of its own, see {@link Backbones#create}. */
  public TiSasRec(BackboneSettings settings, int items, Precision precision, long seed) {
    this(settings, items, new Parameters(), precision, seed);
  }

  /** See {@link Backbones#create}. */
  TiSasRec(
      BackboneSettings settings, int items, Parameters parameters, Precision precision, long seed) {
    super(settings, items, parameters, new ItemTables(settings, items, precision, seed));
    keyPositions = positions("position_key_embedding");
    valuePositions = positions("position_value_embedding");
    keyIntervals = intervals("interval_key_embedding");
    valueIntervals = intervals("interval_value_embedding");
    blocks = new BlockStack(parameters, settings);
    parameters.allocate(precision);
    InitialWeights.draw(parameters, seed);
  }

  /** Null where there are none, and without blocks, as nothing would look at them. */
  private Parameter positions(String name) {
    return settings.blocks() == 0 ? null : positions(name, settings.width());
  }

  private Parameter intervals(String name) {
    return settings.blocks() == 0
        ? null
        : parameters.declare(name, settings.timeSpan() + 1, settings.width());
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
    return Ops.embed(
        pass.tape(),
        tables.values(0),
        null,
        pass.batch().items(),
        pass.batch().slots(),
        pass.segments(),
        pass.dropout(settings.dropout()),
        pass.key(Purpose.INPUT_DROPOUT, 0),
        pass.lookupGradient(0));
  }

  private AttentionTerms terms(Pass pass) {
    if (settings.blocks() == 0) {
      return AttentionTerms.NONE;
    }
    PairTable intervals =
        Ops.intervals(
            pass.tape(),
            keyIntervals,
            valueIntervals,
            settings.heads(),
            pass.batch().times(),
            pass.segments(),
            settings.backbone().causal(),
            pass.dropout(settings.dropout()),
            pass.key(Purpose.INTERVAL_DROPOUT, 0));
    return new AttentionTerms(
        places(pass, keyPositions, 0), places(pass, valuePositions, 1), intervals);
  }

  private Variable places(Pass pass, Parameter positions, int which) {
    return positions == null
        ? null
        : Ops.positions(
            pass.tape(),
            positions,
            pass.batch().slots(),
            pass.segments(),
            pass.dropout(settings.dropout()),
            pass.key(Purpose.POSITION_DROPOUT, which));
  }

  @Override
  public List<Lookup> lookups() {
    return List.of(new Lookup(0, Lookup.Ids.ITEMS, Math.sqrt(settings.width())));
  }
}
