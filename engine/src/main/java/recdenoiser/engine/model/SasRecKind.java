package recdenoiser.engine.model;

import java.util.Optional;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingTexts;

/** Kang and McAuley, ICDM 2018. */
public final class SasRecKind extends SelfAttentiveKind {
  public static final String ID = "SASREC";

  public SasRecKind() {
    super(ID);
  }

  private static SasRecSettings own(SettingGroups settings) {
    return settings.get(SasRecSettings.class);
  }

  @Override
  public Optional<Record> ownSettings() {
    return Optional.of(SasRecSettings.DEFAULTS);
  }

  @Override
  String special(SettingGroups settings) {
    return own(settings).userVectors() ? SettingTexts.text("words.userVectors") : "";
  }

  @Override
  long special(SettingGroups settings, int items, int users) {
    long ofUsers = own(settings).userVectors() ? (long) users * blockWidth(settings) : 0;
    return ofUsers - (own(settings).finalNorm() ? 0 : norm(settings));
  }

  @Override
  public Model create(ModelContext context) {
    return new SasRec(context);
  }
}
