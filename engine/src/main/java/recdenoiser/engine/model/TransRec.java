package recdenoiser.engine.model;

import java.util.List;
import java.util.Optional;
import recdenoiser.engine.autodiff.Lookup;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.NextItemBatches;
import recdenoiser.engine.batch.TimeScale;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.loss.Encoded;
import recdenoiser.engine.loss.LossSettings;
import recdenoiser.engine.loss.LossSettings.Loss;
import recdenoiser.engine.loss.Measure;
import recdenoiser.engine.loss.OutputItems;
import recdenoiser.engine.nn.InitialWeights;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.settings.SettingTexts;
import recdenoiser.engine.tensor.Matrix;

/**
 * TransRec (He, Kang &amp; McAuley, Translation-based Recommendation, RecSys 2017): a user is a
 * translation from one item to the next, x̂_uij = β_j - d(γ_i + T_u, γ_j) with T_u = t + t_u (Eq. 3
 * and 4), where i is the last item and d the squared L2 distance, or the L2 distance.
 *
 * <p>γ [items × d] stays in the unit ball, γ ← γ / max(1, ‖γ‖) after every step; γ and t begin as
 * random vectors of length 1, t_u at 0, and for nobody known t_u = 0 is left. Every training action
 * after a user's first is predicted from the one before it; the paper's criterion (Eq. 5) is BPR
 * with one negative that the user has not acted on.
 *
 * <p>The paper takes one action at a time by gradient descent, here a step takes all of some users.
 */
public final class TransRec extends TableKind {
  public static final String ID = "TRANSREC";

  public TransRec() {
    super(ID, true);
  }

  @Override
  public Optional<Record> ownSettings() {
    return Optional.of(TransRecSettings.DEFAULTS);
  }

  @Override
  public List<SettingProblem> problems(SettingGroups settings) {
    return settings.get(LossSettings.class).loss() == Loss.FULL_SOFTMAX
        ? List.of(
            new SettingProblem("loss", SettingTexts.format("problem.distanceSoftmax", title())))
        : List.of();
  }

  /** γ and β of items, t_u of users, t. */
  @Override
  public long parameterCount(SettingGroups settings, int items, int users) {
    long width = width(settings);
    return items * (width + 1) + (users + 1) * width;
  }

  @Override
  public Model create(ModelContext context) {
    int width = context.model().width();
    return new Translations(context, context.parameters().declare("translation", 1, width));
  }

  private static final class Translations extends TableNetwork {
    private final Measure measure;
    private final Parameter translation;
    private final Table vectors;
    private final Lookup last;
    private final Lookup users;
    private final Table biases;

    /**
     * @param translation t, not allocated yet
     */
    Translations(ModelContext context, Parameter translation) {
      super(context);
      int width = context.model().width();
      this.translation = translation;
      measure = context.settings().get(TransRecSettings.class).distance().measure();
      vectors = add("item_embedding", items, width);
      last = vectors.lookup(1);
      users = zeros("user_translation", context.users(), width).lookup(1);
      biases = zeros("item_bias", items, 1);
      InitialWeights.draw(context.parameters(), context.seed());
      toUnitLength(vectors.values());
      toUnitLength(translation.value());
    }

    /** Rows of zeros stay zeros. */
    private static void toUnitLength(Matrix rows) {
      double[] row = new double[rows.width()];
      for (int r = 0; r < rows.rows(); r++) {
        rows.read(r * row.length, row, 0, row.length);
        double squares = 0;
        for (double number : row) {
          squares += number * number;
        }
        for (int i = 0; i < row.length; i++) {
          row[i] = squares == 0 ? 0 : row[i] / Math.sqrt(squares);
        }
        rows.write(r * row.length, row, 0, row.length);
      }
    }

    @Override
    public boolean isFirstOrder() {
      return true;
    }

    @Override
    public List<Table> inUnitBall() {
      return List.of(vectors);
    }

    /** γ_i + t_u + t, [W × d]. */
    @Override
    public Encoded encode(Pass pass) {
      Tape tape = pass.tape();
      Variable item = Ops.gather(tape, last, pass.batch().items(), pass.segments());
      Variable user = Ops.gather(tape, users, pass.batch().users(), pass.segments());
      Variable moved = Ops.dropoutAdd(tape, item, 0, 0, user);
      return new Encoded(pass.wanted(Ops.addRow(tape, moved, translation)), null);
    }

    @Override
    public OutputItems output() {
      return new OutputItems(items, vectors, biases, measure);
    }

    @Override
    public BatchAssembler batches(TrainingSequences data, TimeScale times, long seed) {
      return NextItemBatches.ofWholeSequences(data);
    }
  }
}
