package recdenoiser.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import recdenoiser.engine.attention.AttentionKinds;

class ModelNameTest {
  private static final RunConfig SAMPLE = Presets.load("sample").config();

  @Test
  void backboneAndRuleAreNamed() {
    assertThat(ModelName.of(SAMPLE)).isEqualTo("SASRec + Learned masks");
    assertThat(ModelName.of(SAMPLE.with("backbone", "TISASREC").with("attention", "ENTMAX")))
        .isEqualTo("TiSASRec + α-entmax");
  }

  @Test
  void plainAttentionIsNotWorthAWord() {
    assertThat(ModelName.of(SAMPLE.with("attention", "SOFTMAX"))).isEqualTo("SASRec");
    assertThat(ModelName.of(SAMPLE.with("backbone", "SSE_PT").with("blocks", "0")))
        .isEqualTo("SSE-PT");
  }

  @Test
  void everyRuleHasANameOfItsOwn() {
    assertThat(AttentionKinds.all())
        .extracting(rule -> ModelName.of(SAMPLE.with("attention", rule.id())))
        .doesNotHaveDuplicates();
  }
}
