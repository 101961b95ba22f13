package recdenoiser.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.settings.SettingTexts;

class SettingCatalogueTest {
  private final SettingCatalogue catalogue = SettingCatalogue.get();
  private final RunConfig config = Presets.load("sample").config();

  @Test
  void everySettingHasItsWordsAndNoWordIsLeftOver() {
    Set<String> wanted = new TreeSet<>();
    for (SettingCatalogue.Group group : catalogue.groups()) {
      wanted.add("group." + group.name());
      for (SettingDescriptor setting : group.settings()) {
        wanted.add("setting." + setting.name());
        wanted.add("setting." + setting.name() + ".help");
        setting.choices().forEach(c -> wanted.add("setting." + setting.name() + "." + c.value()));
        if (!setting.unit().isEmpty()) {
          wanted.add("unit." + setting.unit().replaceAll("[^a-z]", ""));
        }
      }
    }
    Set<String> written = new TreeSet<>();
    SettingTexts.keys().forEach(written::add);
    for (String other : List.of("range.", "problem.", "words.")) {
      written.removeIf(key -> key.startsWith(other));
    }

    assertThat(written).isEqualTo(wanted);
    assertThat(catalogue.settings())
        .allSatisfy(
            setting -> {
              assertThat(setting.label()).isNotBlank();
              assertThat(setting.help()).endsWith(".");
            });
  }

  @Test
  void everyValueReadsBackAsItIsPrinted() {
    for (Preset preset : Presets.list()) {
      for (SettingDescriptor setting : catalogue.settings()) {
        String printed = catalogue.get(preset.config(), setting.name());
        assertThat(catalogue.with(config, setting.name(), printed))
            .satisfies(
                changed -> assertThat(catalogue.get(changed, setting.name())).isEqualTo(printed));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          maxLength    | 0           | maxLength must be between 1 and 2000 items; found 0.
          maxLength    | 2001        | maxLength must be between 1 and 2000 items; found 2001.
          maxLength    | 2.5         | maxLength must be a whole number, between 1 and 2000 items; found 2.5.
          maxLength    | many        | maxLength must be a number, between 1 and 2000 items; found many.
          maxLength    | ''          | maxLength must be a number, between 1 and 2000 items; found nothing.
          maxLength    | 99999999999 | maxLength must be between 1 and 2000 items; found 99999999999.
          dropout      | 1           | dropout must be at least 0 and below 1; found 1.
          dropout      | NaN         | dropout must be a number, at least 0 and below 1; found NaN.
          learningRate | 0           | learningRate must be above 0 and at most 10; found 0.
          maskStart    | 1           | maskStart must be above 0 and below 1; found 1.
          estimator    | MAGIC       | estimator must be one of AR, ARM, DISARM, REINFORCE, STRAIGHT_THROUGH; found MAGIC.
          residuals    | perhaps     | residuals must be true or false; found perhaps.
          maxlength    | 5           | There is no setting called maxlength; the nearest are maxLength, gateWidth, maskPenalty.
          heds         | 2           | There is no setting called heds; the nearest are heads, loss, seed.
          """)
  void aWrongValueIsRefusedInOneSentence(String name, String value, String sentence) {
    assertThatThrownBy(() -> catalogue.with(config, name, value))
        .isInstanceOf(SettingProblem.class)
        .hasMessage(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "estimator,ar,AR",
    "maskDraw,per-batch,PER_BATCH",
    "residuals,no,false",
    "learningRate,1e-3,0.001",
    "epsilon,0.00000001,1e-8",
    "maxLength,5e1,50",
    "seed,9000000000000000,9000000000000000"
  })
  void valuesAreReadGenerously(String name, String value, String kept) {
    assertThat(catalogue.get(catalogue.with(config, name, value), name)).isEqualTo(kept);
  }

  @Test
  void rulesBetweenSettingsAreProblemsOfTheConfiguration() {
    RunConfig wrong = config.with("heads", "3").with("data", " ").with("blocks", "0");

    assertThat(wrong.problems())
        .extracting(SettingProblem::setting)
        .containsExactly("data", "heads", "blocks");
    assertThat(wrong.problems().get(1))
        .hasMessage("heads must divide width; found 3 heads for a width of 32.");
    assertThat(config.problems()).isEmpty();
  }

  @Test
  void differencesNameWhatChanged() {
    RunConfig changed = config.with("maxLength", "7").with("estimator", "AR");

    assertThat(catalogue.differences(config, changed))
        .containsExactly(
            new SettingCatalogue.Difference("maxLength", "20", "7"),
            new SettingCatalogue.Difference("estimator", "ARM", "AR"));
    assertThat(catalogue.differences(config, config)).isEmpty();
  }

  @Test
  void maskSettingsMatterOnlyWithLearnedMasks() {
    RunConfig plain = config.with("attention", "SOFTMAX");

    assertThat(catalogue.matters(config, "maskPenalty")).isTrue();
    assertThat(catalogue.matters(plain, "maskPenalty")).isFalse();
    assertThat(catalogue.matters(plain, "width")).isTrue();
  }
}
