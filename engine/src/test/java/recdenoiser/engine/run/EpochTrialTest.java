package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;

class EpochTrialTest {
  private static final RunConfig SAMPLE = Presets.load("sample").config();

  @Test
  void aTrialTellsTimeStepsAndParameters() {
    EpochTrial trial = EpochTrial.run(SAMPLE, 1, 0.05);
    assertThat(trial.stepsPerEpoch()).isEqualTo(12);
    assertThat(trial.secondsPerEpoch()).isPositive();
    assertThat(trial.parameters()).isPositive();
  }

  @Test
  void aTrialCanBeCancelled() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> EpochTrial.run(SAMPLE, 1, 0.05))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
