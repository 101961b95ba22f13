package recdenoiser.engine.model;

import java.util.Optional;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingTexts;
import recdenoiser.engine.text.Numbers;

/** Li et al., WSDM 2020: attention knows the time between two actions. */
public final class TiSasRecKind extends SelfAttentiveKind {
  public static final String ID = "TISASREC";

  public TiSasRecKind() {
    super(ID);
  }

  @Override
  public ModelNeeds needs() {
    return new ModelNeeds(true, false, true, true, true);
  }

  @Override
  public Optional<Record> ownSettings() {
    return Optional.of(TiSasRecSettings.DEFAULTS);
  }

  @Override
  String special(SettingGroups settings) {
    int span = settings.get(TiSasRecSettings.class).timeSpan();
    return SettingTexts.format("words.tisasrec", Numbers.count(span));
  }

  /** Vectors of keys and of values, which nothing looks at without blocks. */
  @Override
  long positions(SettingGroups settings) {
    return model(settings).blocks() == 0 ? 0 : 2 * super.positions(settings);
  }

  /** Vectors of intervals, for keys and for values. */
  @Override
  long special(SettingGroups settings, int items, int users) {
    long span = settings.get(TiSasRecSettings.class).timeSpan();
    return model(settings).blocks() == 0 ? 0 : 2 * (span + 1) * model(settings).width();
  }

  @Override
  public Model create(ModelContext context) {
    return new TiSasRec(context);
  }
}
