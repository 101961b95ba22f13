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
public final class SasRec {
  private final BackboneSettings settings;
  private final Parameters parameters = new Parameters();
  private final Parameter positions;
  private final List<TransformerBlock> blocks = new ArrayList<>();
  private final Norm finalNorm;
  private final Matrix inputItems;
  private final Matrix outputItems;

  /**
   * @param items of the catalogue; tables have a row 0 besides, which belongs to none
   */
  public SasRec(BackboneSettings settings, int items, Precision precision, long seed) {
    this.settings = settings;
    int d = settings.width();
    positions =
        settings.positions() == Positions.NONE
            ? null
            : parameters.declare("position_embedding", settings.maxLength(), d);
    for (int b = 0; b < settings.blocks(); b++) {
      blocks.add(new TransformerBlock(parameters, b, settings));
    }
    finalNorm = new Norm(parameters, "final_norm", d);
    parameters.allocate(precision);
    InitialWeights.draw(parameters, seed);
    inputItems = Matrix.zeros(precision, items + 1, d);
    InitialWeights.drawTable(inputItems, seed, 0);
    if (settings.sharedItems()) {
      outputItems = inputItems;
    } else {
      outputItems = Matrix.zeros(precision, items + 1, d);
      InitialWeights.drawTable(outputItems, seed, 1);
    }
  }

  /** States [tokens × d] of the pass' sequences. */
  public Variable encode(Pass pass) {
    Tape tape = pass.tape();
    Variable x = pass.goesOn() ? null : embed(pass);
    for (int b = 0; b < blocks.size(); b++) {
      Variable input = pass.probe() == null ? x : pass.probe().enter(tape, x, b);
      Variable output = blocks.get(b).apply(pass, input);
      x = pass.probe() == null ? output : pass.probe().leave(tape, output);
    }
    return finalNorm.apply(tape, x);
  }

  private Variable embed(Pass pass) {
    return Ops.embed(
        pass.tape(),
        inputItems,
        positions,
        pass.batch().items(),
        pass.batch().slots(),
        pass.segments(),
        pass.dropout(settings.dropout()),
        pass.key(Purpose.INPUT_DROPOUT, 0),
        pass.itemGradient());
  }

  public BackboneSettings settings() {
    return settings;
  }

  /** All weights but the item tables. */
  public Parameters parameters() {
    return parameters;
  }

  /** T of the input, [items + 1 × d]. */
  public Matrix inputItems() {
    return inputItems;
  }

  /** T of the scores, the same matrix where it is shared. */
  public Matrix outputItems() {
    return outputItems;
  }

  public boolean sharesItems() {
    return inputItems == outputItems;
  }
}
