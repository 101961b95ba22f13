package recdenoiser.engine.model;

import java.util.Optional;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingTexts;
import recdenoiser.engine.text.Numbers;

/** Wu et al., RecSys 2020: items and users, both embedded and stochastically shared. */
public final class SsePtKind extends SelfAttentiveKind {
  public static final String ID = "SSE_PT";

  public SsePtKind() {
    super(ID);
  }

  private static SsePtSettings own(SettingGroups settings) {
    return settings.get(SsePtSettings.class);
  }

  @Override
  public ModelNeeds needs() {
    return new ModelNeeds(false, true, true, true, true);
  }

  @Override
  public Optional<Record> ownSettings() {
    return Optional.of(SsePtSettings.DEFAULTS);
  }

  /** That of items and users together. */
  @Override
  int blockWidth(SettingGroups settings) {
    return model(settings).width() + own(settings).userWidth();
  }

  @Override
  String special(SettingGroups settings) {
    SsePtSettings own = own(settings);
    return SettingTexts.format(
        "words.ssePt",
        Integer.toString(own.userWidth()),
        Numbers.percent(own.replaceItem()),
        Numbers.percent(own.replaceUser()));
  }

  @Override
  long special(SettingGroups settings, int items, int users) {
    return (long) users * own(settings).userWidth();
  }

  @Override
  public Model create(ModelContext context) {
    return new SsePt(context);
  }
}
