package recdenoiser.engine.model;

import recdenoiser.engine.autodiff.Dropout;
import recdenoiser.engine.autodiff.Lookup;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.SlotEmbedding;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.NextItemBatches;
import recdenoiser.engine.batch.TimeScale;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.loss.Encoded;
import recdenoiser.engine.loss.OutputItems;
import recdenoiser.engine.settings.SettingGroups;

/**
 * FPMC, factorised personalised Markov chains (Rendle, Freudenthaler &amp; Schmidt-Thieme, WWW
 * 2010, with baskets of one item): x̂_uij = ⟨UI_u, IU_j⟩ + ⟨LI_i, IL_j⟩, where i is the last item,
 * as one inner product ⟨[UI_u ; LI_i], [IU_j ; IL_j]⟩. The paper's third term ⟨UL_u, LU_i⟩ is the
 * same for all j and falls out of its criterion and of every ranking. For nobody known UI is zero
 * and the chain is left.
 */
public final class Fpmc extends TableKind {
  public static final String ID = "FPMC";

  public Fpmc() {
    super(ID, true);
  }

  /** UI, LI, and IU beside IL. */
  @Override
  public long parameterCount(SettingGroups settings, int items, int users) {
    return (users + 3L * items) * width(settings);
  }

  @Override
  public Model create(ModelContext context) {
    return new PersonalChains(context);
  }

  private static final class PersonalChains extends TableNetwork {
    private final Lookup users;
    private final Lookup last;
    private final Table next;

    PersonalChains(ModelContext context) {
      super(context);
      int width = context.model().width();
      users = add("user_embedding", context.users(), width).lookup(1);
      last = add("item_embedding", items, width).lookup(1);
      next = add("output_embedding", items, 2 * width);
    }

    @Override
    public boolean isFirstOrder() {
      return true;
    }

    /** [UI_u ; LI_i], [W × 2d]. */
    @Override
    public Encoded encode(Pass pass) {
      Tape tape = pass.tape();
      TokenBatch batch = pass.batch();
      Segments segments = pass.segments();
      Variable user = Ops.gather(tape, users, batch.users(), segments);
      Variable item = Ops.gather(tape, last, batch.items(), segments);
      return new Encoded(
          pass.wanted(Ops.join(tape, user, item, SlotEmbedding.NONE, segments, Dropout.NONE)),
          null);
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
