package recdenoiser.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.settings.SettingTexts;

/** Tang and Wang, WSDM 2018: convolutions over the last items as an image. */
public final class CaserKind implements ModelKind {
  public static final String ID = "CASER";

  @Override
  public String id() {
    return ID;
  }

  private static CaserSettings own(SettingGroups settings) {
    return settings.get(CaserSettings.class);
  }

  @Override
  public String inWords(SettingGroups settings, String dataName) {
    ModelSettings model = settings.get(ModelSettings.class);
    CaserSettings own = own(settings);
    return SettingTexts.format(
        "words.caser",
        Integer.toString(model.maxLength()),
        Integer.toString(model.width()),
        Integer.toString(own.verticalFilters()),
        Integer.toString(own.horizontalFilters()),
        Integer.toString(own.targets()),
        dataName);
  }

  /** Users, a window and steps; no times and no attention. */
  @Override
  public ModelNeeds needs() {
    return new ModelNeeds(false, true, true, false, true);
  }

  @Override
  public Set<String> settings(SettingGroups settings) {
    return Set.of("model", "maxLength", "width", "dropout");
  }

  @Override
  public Optional<Record> ownSettings() {
    return Optional.of(CaserSettings.DEFAULTS);
  }

  @Override
  public List<SettingProblem> problems(SettingGroups settings) {
    int length = settings.get(ModelSettings.class).maxLength();
    CaserSettings own = own(settings);
    List<SettingProblem> problems = new ArrayList<>();
    if (own.targets() > length) {
      String sentence =
          SettingTexts.format(
              "problem.caserTargets", Integer.toString(own.targets()), Integer.toString(length));
      problems.add(new SettingProblem("targets", sentence));
    }
    if (own.verticalFilters() + own.horizontalFilters() == 0) {
      problems.add(
          new SettingProblem("horizontalFilters", SettingTexts.text("problem.caserFilters")));
    }
    return problems;
  }

  @Override
  public long parameterCount(SettingGroups settings, int items, int users) {
    ModelSettings model = settings.get(ModelSettings.class);
    CaserSettings own = own(settings);
    long d = model.width();
    long length = model.maxLength();
    long vertical = own.verticalFilters() * (length + 1);
    long horizontal = own.horizontalFilters() * (length * (length + 1) / 2 * d + length);
    long outputs = own.verticalFilters() * d + own.horizontalFilters() * length;
    long dense = (outputs + 1) * d;
    return vertical + horizontal + dense + users * d + items * (d + 2 * d + 1);
  }

  @Override
  public Model create(ModelContext context) {
    return new Caser(context);
  }
}
