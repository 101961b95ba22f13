package recdenoiser.engine.model;

import recdenoiser.engine.autodiff.Lookup;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.batch.ActionBatches;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.TimeScale;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.loss.Encoded;
import recdenoiser.engine.loss.OutputItems;
import recdenoiser.engine.settings.SettingGroups;

/**
 * BPR-MF (Rendle, Freudenthaler, Gantner &amp; Schmidt-Thieme, UAI 2009, section 4.3.1): matrix
 * factorisation, x̂_uj = ⟨U_u, V_j⟩ + b_j, with the biases of its authors' library MyMediaLite. It
 * knows whose a history is and nothing of what is in it; for nobody known the biases are left.
 * Every training action is an item that its user prefers to others: with the loss that the paper
 * derives, -ln σ(x̂_ui - x̂_uj), and items j that the user has not acted on, this is the paper's
 * criterion.
 *
 * <p>The paper draws actions one by one, here a step takes all of some users.
 */
public final class BprMf extends TableKind {
  public static final String ID = "BPR_MF";

  public BprMf() {
    super(ID, true);
  }

  /** Vectors of users and items, and the items' biases. */
  @Override
  public long parameterCount(SettingGroups settings, int items, int users) {
    long width = width(settings);
    return users * width + items * (width + 1);
  }

  @Override
  public Model create(ModelContext context) {
    return new Factors(context);
  }

  private static final class Factors extends TableNetwork {
    private final Lookup users;
    private final Table vectors;
    private final Table biases;

    Factors(ModelContext context) {
      super(context);
      int width = context.model().width();
      users = add("user_embedding", context.users(), width).lookup(1);
      vectors = add("item_embedding", items, width);
      biases = zeros("item_bias", items, 1);
    }

    @Override
    public Encoded encode(Pass pass) {
      return new Encoded(
          pass.wanted(Ops.gather(pass.tape(), users, pass.batch().users(), pass.segments())), null);
    }

    @Override
    public OutputItems output() {
      return new OutputItems(items, vectors, biases);
    }

    @Override
    public BatchAssembler batches(TrainingSequences data, TimeScale times, long seed) {
      return new ActionBatches(data);
    }
  }
}
