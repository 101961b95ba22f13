package recdenoiser.app.configure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import recdenoiser.engine.experiment.Presets;
import recdenoiser.engine.experiment.RunConfig;

class RunInWordsTest {
  private static final RunConfig SAMPLE =
      Presets.load("sample").config().with("maskPenalty", "0.002");

  @Test
  void sentencesSayWhatTheSettingsDo() {
    String words =
        String.join(" ", new RunInWords().describe(SAMPLE.with("jacobianPenalty", "0.001"), null));
    assertThat(words)
        .contains("SASRec with 2 blocks, 1 head and width 32")
        .contains("ARM gradients")
        .contains("β = 0.002")
        .contains("γ = 0.001")
        .doesNotContain("{");
  }

  @Test
  void softmaxIsNamedSoftmax() {
    RunConfig plain = SAMPLE.with("attention", "SOFTMAX");
    assertThat(String.join(" ", new RunInWords().describe(plain, null)))
        .contains("plain softmax")
        .doesNotContain("ARM");
  }
}
