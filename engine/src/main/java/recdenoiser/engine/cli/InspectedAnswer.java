package recdenoiser.engine.cli;

import java.util.Optional;
import recdenoiser.engine.inspect.Adopted;
import recdenoiser.engine.inspect.AttentionMaps;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.inspect.Inspection;
import recdenoiser.engine.inspect.NoiseTrial;

/**
 * What one run answered.
 *
 * @param number of the run among those that were given, from 1
 * @param average over users, where it was asked for
 * @param trial with noise, where it was asked for
 */
record InspectedAnswer(
    int number,
    InspectedRun run,
    Adopted adopted,
    Inspection inspection,
    Optional<AttentionMaps> average,
    Optional<NoiseTrial> trial) {

  int blocks() {
    return inspection.attention().map(AttentionMaps::blocks).orElse(0);
  }

  int heads() {
    return inspection
        .attention()
        .map(maps -> Math.max(maps.heads(), run.saved().record().config().model().heads()))
        .orElse(0);
  }
}
