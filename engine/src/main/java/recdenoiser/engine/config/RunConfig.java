package recdenoiser.engine.config;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.attention.AttentionSettings;
import recdenoiser.engine.data.preparing.DataSettings;
import recdenoiser.engine.denoise.DenoiserSettings;
import recdenoiser.engine.evaluate.EvaluationSettings;
import recdenoiser.engine.loss.LossSettings;
import recdenoiser.engine.model.ModelSettings;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.train.TrainingSettings;

/**
 * Everything that decides the bits of a run. The number of threads is not in it: it changes only
 * how long a run takes.
 *
 * @param version of this format
 * @param own the groups that models and attention rules bring themselves, by name, see {@link
 *     recdenoiser.engine.model.ModelKind#ownSettings}
 */
@JsonSerialize(using = RunConfigJson.Writer.class)
@JsonDeserialize(using = RunConfigJson.Reader.class)
public record RunConfig(
    int version,
    DataSettings data,
    ModelSettings model,
    Map<String, Record> own,
    AttentionSettings attention,
    DenoiserSettings denoiser,
    LossSettings loss,
    TrainingSettings training,
    EvaluationSettings evaluation) {

  public static final int VERSION = 10;

  public RunConfig {
    own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
  }

  /** All groups, for who finds them by their type. */
  public SettingGroups groups() {
    List<Record> groups =
        new ArrayList<>(List.of(data, model, attention, denoiser, loss, training, evaluation));
    groups.addAll(own.values());
    return SettingGroups.of(groups);
  }

  /**
   * What keeps this configuration from being run: values out of range and rules between settings;
   * empty if nothing.
   */
  public List<SettingProblem> problems() {
    return SettingCatalogue.get().problems(this);
  }

  /**
   * @throws SettingProblem the first of {@link #problems()}, if there is one
   */
  public RunConfig requireValid() {
    List<SettingProblem> problems = problems();
    if (!problems.isEmpty()) {
      throw problems.get(0);
    }
    return this;
  }

  /** This configuration with one setting changed; see {@link SettingCatalogue#with}. */
  public RunConfig with(String setting, String value) {
    return SettingCatalogue.get().with(this, setting, value);
  }
}
