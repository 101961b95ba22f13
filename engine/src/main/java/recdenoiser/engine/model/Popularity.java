package recdenoiser.engine.model;

import java.util.List;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingTexts;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;

/**
 * PopRec (SASRec, section IV-B): the score of an item is how many training actions it has, the same
 * for every user.
 */
public final class Popularity implements ModelKind {
  public static final String ID = "POPULARITY";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String inWords(SettingGroups settings, String dataName) {
    return SettingTexts.format("words.popularityModel", dataName);
  }

  @Override
  public ModelNeeds needs() {
    return new ModelNeeds(false, false, false, false, false);
  }

  @Override
  public long parameterCount(SettingGroups settings, int items, int users) {
    return items;
  }

  @Override
  public Model create(ModelContext context) {
    return new Counts(context.items());
  }

  private static final class Counts implements FittedModel {
    private static final String NAME = "item_actions";

    private final float[] actions;

    Counts(int items) {
      this.actions = new float[items + 1];
    }

    @Override
    public int items() {
      return actions.length - 1;
    }

    @Override
    public int window() {
      return 1;
    }

    @Override
    public void fit(TrainingSequences data) {
      for (int user = 0; user < data.userCount(); user++) {
        for (int a = 0; a < data.length(user); a++) {
          actions[data.item(user, a)]++;
        }
      }
    }

    @Override
    public void score(PackedHistories histories, float[] scores) {
      for (int h = 0; h < histories.count(); h++) {
        System.arraycopy(actions, 0, scores, h * actions.length, actions.length);
      }
    }

    @Override
    public List<NamedArray> weights() {
      return List.of(new NamedArray(NAME, new int[] {actions.length}, actions.clone()));
    }

    @Override
    public void restore(NamedArrays weights) {
      float[] saved = weights.take(NAME, new int[] {actions.length});
      System.arraycopy(saved, 0, actions, 0, saved.length);
    }

    @Override
    public long parameterCount() {
      return items();
    }
  }
}
