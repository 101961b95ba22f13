package recdenoiser.engine.experiment;

import recdenoiser.engine.data.DataSettings;
import recdenoiser.engine.denoise.DenoiserSettings;
import recdenoiser.engine.evaluate.EvaluationSettings;
import recdenoiser.engine.model.BackboneSettings;
import recdenoiser.engine.train.TrainingSettings;

/**
 * Everything that decides the bits of a run. The number of threads is not in it: it changes only how long a run takes.
 *
 * @param version of this format
 */
public record RunConfig(
    int version,
    DataSettings data,
    BackboneSettings backbone,
    DenoiserSettings denoiser,
    TrainingSettings training,
    EvaluationSettings evaluation) {

  public static final int VERSION = 1;
}
