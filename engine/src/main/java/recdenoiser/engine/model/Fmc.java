package recdenoiser.engine.model;

import recdenoiser.engine.autodiff.Lookup;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.NextItemBatches;
import recdenoiser.engine.batch.TimeScale;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.loss.Encoded;
import recdenoiser.engine.loss.OutputItems;
import recdenoiser.engine.settings.SettingGroups;

/**
 * FMC, a factorised first-order Markov chain (Rendle, Freudenthaler &amp; Schmidt-Thieme, WWW 2010;
 * a baseline of SASRec, section III-F): x̂_ij = ⟨P_i, Q_j⟩, where i is the last item. Every
 * training action after a user's first is predicted from the one before it.
 *
 * <p>SASRec without blocks, without positions, without the last norm and with two item tables M and
 * N is this model, with P = √d·M and Q = N.
 */
public final class Fmc extends TableKind {
  public static final String ID = "FMC";

  public Fmc() {
    super(ID, false);
  }

  @Override
  public long parameterCount(SettingGroups settings, int items, int users) {
    return 2L * items * width(settings);
  }

  @Override
  public Model create(ModelContext context) {
    return new Chain(context);
  }

  private static final class Chain extends TableNetwork {
    private final Lookup last;
    private final Table next;

    Chain(ModelContext context) {
      super(context);
      int width = context.model().width();
      last = add("item_embedding", items, width).lookup(1);
      next = add("output_embedding", items, width);
    }

    @Override
    public boolean isFirstOrder() {
      return true;
    }

    @Override
    public Encoded encode(Pass pass) {
      return new Encoded(
          pass.wanted(Ops.gather(pass.tape(), last, pass.batch().items(), pass.segments())), null);
    }

    @Override
    public OutputItems output() {
      return new OutputItems(items, next, null);
    }

    @Override
    public BatchAssembler batches(TrainingSequences data, TimeScale times, long seed) {
      return NextItemBatches.ofWholeSequences(data);
    }
  }
}
