package recdenoiser.engine.model;

import java.util.List;
import recdenoiser.engine.attention.AttentionKinds;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.attention.RuleContext;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.TableGradient;

/** Networks made for tests, without a run around them. */
public final class TestModels {
  public static final List<String> BACKBONES =
      List.of(SasRecKind.ID, Bert4RecKind.ID, TiSasRecKind.ID, SsePtKind.ID);

  /** Models with recurrent layers, and no attention. */
  public static final List<String> RECURRENT = List.of(Gru4RecKind.ID, Gru4RecPlusKind.ID);

  private TestModels() {}

  public static boolean causal(String backbone) {
    return !backbone.equals(Bert4RecKind.ID);
  }

  /** The settings of a backbone beside those that only one kind looks at, at their defaults. */
  public static SettingGroups groups(ModelSettings settings, Record... others) {
    return SettingGroups.of(
            settings,
            SasRecSettings.DEFAULTS,
            Bert4RecSettings.DEFAULTS,
            TiSasRecSettings.DEFAULTS,
            SsePtSettings.DEFAULTS,
            Gru4RecSettings.DEFAULTS)
        .with(others);
  }

  public static Network network(
      SettingGroups settings, int items, int users, Precision precision, long seed) {
    return network(settings, items, users, new Parameters(), precision, seed);
  }

  static Network network(
      SettingGroups settings,
      int items,
      int users,
      Parameters parameters,
      Precision precision,
      long seed) {
    ModelContext context = new ModelContext(settings, items, users, parameters, precision, seed);
    return (Network) ModelKinds.of(settings).create(context);
  }

  static SasRec sasRec(ModelSettings settings, int items, Precision precision, long seed) {
    return (SasRec) network(groups(settings), items, 1, precision, seed);
  }

  /** The attention rule of some settings, without a model whose weights it could share. */
  public static AttentionRule rule(SettingGroups settings) {
    return AttentionKinds.create(
        new RuleContext(
            settings,
            ModelKinds.of(settings).shape(settings),
            0,
            new Parameters(),
            Precision.SINGLE));
  }

  /** The gradient of a table as it was left by the backward passes, [rows × width]. */
  public static double[] gradient(Table table) {
    table.sumGradient();
    TableGradient sparse = table.gradient();
    int d = table.width();
    double[] dense = new double[table.values().size()];
    for (int w = 0; w < sparse.wholes(); w++) {
      double[] whole = sparse.whole(w).toDoubles();
      for (int i = 0; i < whole.length; i++) {
        dense[i] += whole[i];
      }
    }
    double[] row = new double[d];
    for (int id = 0; id < table.values().rows(); id++) {
      for (int entry = sparse.firstOf(id); entry >= 0; entry = sparse.after(entry)) {
        Matrix source = sparse.source(entry);
        source.read(sparse.row(entry) * d, row, 0, d);
        for (int i = 0; i < d; i++) {
          dense[id * d + i] += sparse.factor(entry) * row[i];
        }
      }
    }
    return dense;
  }
}
