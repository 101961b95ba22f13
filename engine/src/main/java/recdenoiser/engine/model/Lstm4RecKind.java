package recdenoiser.engine.model;

import java.util.Optional;
import java.util.Set;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingTexts;
import recdenoiser.engine.text.Numbers;

/** A recurrent network over the items of a history. */
public final class Lstm4RecKind implements ModelKind {
  public static final String ID = "LSTM4REC";

  @Override
  public String id() {
    return ID;
  }

  private static Lstm4RecSettings own(SettingGroups settings) {
    return settings.get(Lstm4RecSettings.class);
  }

  @Override
  public String inWords(SettingGroups settings, String dataName) {
    ModelSettings model = settings.get(ModelSettings.class);
    Lstm4RecSettings own = own(settings);
    return SettingTexts.format(
        "words.lstm4rec",
        Integer.toString(model.width()),
        Integer.toString(own.lstmLayers()),
        Integer.toString(own.lstmUnits()),
        Numbers.count(model.maxLength()),
        dataName);
  }

  /** A window and steps; no times, users or attention. */
  @Override
  public ModelNeeds needs() {
    return new ModelNeeds(false, false, true, false, true);
  }

  @Override
  public Set<String> settings(SettingGroups settings) {
    return Set.of("model", "maxLength", "width", "sharedItems", "dropout");
  }

  @Override
  public Optional<Record> ownSettings() {
    return Optional.of(Lstm4RecSettings.DEFAULTS);
  }

  @Override
  public long parameterCount(SettingGroups settings, int items, int users) {
    ModelSettings model = settings.get(ModelSettings.class);
    Lstm4RecSettings own = own(settings);
    long d = model.width();
    long units = own.lstmUnits();
    long first = 4 * units * (d + units + 1);
    long above = 4 * units * (2 * units + 1);
    long tables = (model.sharedItems() ? 1 : 2) * (long) items * d;
    return tables + first + (own.lstmLayers() - 1) * above + (units + 1) * d;
  }

  @Override
  public Model create(ModelContext context) {
    return new Lstm4Rec(context);
  }
}
