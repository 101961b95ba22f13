package recdenoiser.plugin;

import java.util.List;
import java.util.Optional;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.model.FittedModel;
import recdenoiser.engine.model.Model;
import recdenoiser.engine.model.ModelContext;
import recdenoiser.engine.model.ModelKind;
import recdenoiser.engine.model.ModelNeeds;
import recdenoiser.engine.settings.Setting;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;

/**
 * Items have a place, the mean position at which users act on them; the score of an item is the
 * distance of its place from a step behind the last item's, negative.
 */
public final class DistanceKind implements ModelKind {
  public static final String ID = "PLUGIN_DISTANCE";

  /**
   * @param placeStep how far the next item is expected behind the last one
   */
  public record Settings(@Setting(min = 0, max = 100, unit = "positions") double placeStep) {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String title() {
    return "Distance of places";
  }

  @Override
  public String inWords(SettingGroups settings, String dataName) {
    return "Items of " + dataName + " are scored by the distance of their places.";
  }

  @Override
  public ModelNeeds needs() {
    return new ModelNeeds(false, false, false, false, false);
  }

  @Override
  public Optional<Record> ownSettings() {
    return Optional.of(new Settings(1));
  }

  @Override
  public long parameterCount(SettingGroups settings, int items, int users) {
    return items;
  }

  @Override
  public Model create(ModelContext context) {
    return new Places(context.items(), context.settings().get(Settings.class).placeStep());
  }

  private static final class Places implements FittedModel {
    private final float[] places;
    private final double step;

    Places(int items, double step) {
      this.places = new float[items + 1];
      this.step = step;
    }

    @Override
    public int items() {
      return places.length - 1;
    }

    @Override
    public int window() {
      return 1;
    }

    @Override
    public void fit(TrainingSequences data) {
      int[] actions = new int[places.length];
      double[] sums = new double[places.length];
      for (int user = 0; user < data.userCount(); user++) {
        for (int a = 0; a < data.length(user); a++) {
          actions[data.item(user, a)]++;
          sums[data.item(user, a)] += a;
        }
      }
      for (int item = 1; item < places.length; item++) {
        places[item] = actions[item] == 0 ? -1 : (float) (sums[item] / actions[item]);
      }
    }

    @Override
    public void score(PackedHistories histories, float[] scores) {
      for (int h = 0; h < histories.count(); h++) {
        int last = histories.items()[histories.offsets()[h + 1] - 1];
        for (int item = 1; item < places.length; item++) {
          double distance = Math.abs(places[last] + step - places[item]);
          scores[h * places.length + item] = (float) -distance;
        }
      }
    }

    @Override
    public List<NamedArray> weights() {
      return List.of(new NamedArray("places", new int[] {places.length}, places.clone()));
    }

    @Override
    public void restore(NamedArrays weights) {
      float[] saved = weights.take("places", new int[] {places.length});
      System.arraycopy(saved, 0, places, 0, saved.length);
    }

    @Override
    public long parameterCount() {
      return items();
    }
  }
}
