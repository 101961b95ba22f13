package recdenoiser.engine.model;

import java.util.HashSet;
import java.util.Set;
import recdenoiser.engine.model.Gru4Rec.Input;
import recdenoiser.engine.settings.SettingGroups;

/**
 * Hidasi and Karatzoglou, CIKM 2018, and the authors' code since: the same network, in which one
 * table of items may serve input and scores.
 */
public final class Gru4RecPlusKind extends RecurrentKind {
  public static final String ID = "GRU4REC_PLUS";

  public Gru4RecPlusKind() {
    super(ID);
  }

  @Override
  Input input(SettingGroups settings) {
    return settings.get(ModelSettings.class).sharedItems() ? Input.OUTPUT : super.input(settings);
  }

  @Override
  public Set<String> settings(SettingGroups settings) {
    Set<String> names = new HashSet<>(super.settings(settings));
    names.add("sharedItems");
    return names;
  }
}
