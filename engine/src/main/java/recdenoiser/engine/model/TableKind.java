package recdenoiser.engine.model;

import java.util.Set;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingTexts;

/** What the kinds of {@link TableNetwork}s have in common: of the common settings, their width. */
abstract class TableKind implements ModelKind {
  private final String id;
  private final boolean users;

  /**
   * @param users whether it knows users from one another
   */
  TableKind(String id, boolean users) {
    this.id = id;
    this.users = users;
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final ModelNeeds needs() {
    return new ModelNeeds(false, users, false, false, true);
  }

  @Override
  public final Set<String> settings(SettingGroups settings) {
    return Set.of("model", "width");
  }

  @Override
  public final String inWords(SettingGroups settings, String dataName) {
    return SettingTexts.format("words.model." + id, Integer.toString(width(settings)), dataName);
  }

  static int width(SettingGroups settings) {
    return settings.get(ModelSettings.class).width();
  }
}
