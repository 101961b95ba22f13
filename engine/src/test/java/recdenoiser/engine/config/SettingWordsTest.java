package recdenoiser.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.settings.SettingProblem;

/** What is wrong with a setting, with its name for the command line and its label for a form. */
class SettingWordsTest {
  private final SettingCatalogue catalogue = SettingCatalogue.get();
  private final RunConfig config = Presets.list().get(0).config();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          maxLength | 0     | maxLength must be between 1 and 2000 items; found 0. | Sequence length n must be between 1 and 2000 items; found 0.
          epochs    | many  | epochs must be a number, between 1 and 100000 epochs; found many. | Epochs must be a number, between 1 and 100000 epochs; found many.
          layout    | NO    | layout must be one of ORIGINAL, PRE_NORM, POST_NORM; found NO. | Layout must be one of Original (ICDM 2018), Norm before, Norm after; found NO.
          maxLength | [width] | maxLength must be a number, between 1 and 2000 items; found width. | Sequence length n must be a number, between 1 and 2000 items; found Width d.
          maxLength | [5]   | maxLength must be a number, between 1 and 2000 items; found [5]. | Sequence length n must be a number, between 1 and 2000 items; found [5].
          """)
  void problemsSpeakBothLanguages(String name, String value, String named, String labelled) {
    SettingProblem problem =
        catchThrowableOfType(SettingProblem.class, () -> catalogue.with(config, name, value));
    assertThat(problem).hasMessage(named);
    assertThat(problem.onScreen()).isEqualTo(labelled);
  }

  @Test
  void rulesBetweenSettingsDoSoToo() {
    RunConfig wrong = catalogue.with(catalogue.with(config, "data", "sample:shop"), "heads", "3");
    assertThat(catalogue.problems(wrong))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem).hasMessageStartingWith("heads must divide width;");
              assertThat(problem.onScreen()).startsWith("Heads H must divide Width d;");
            });
  }

  @Test
  void noSentenceOnScreenHasTheNameOfASettingInIt() {
    List<String> written =
        catalogue.settings().stream()
            .map(SettingDescriptor::name)
            .filter(name -> name.chars().anyMatch(Character::isUpperCase))
            .toList();
    RunConfig wrong = config;
    for (String change :
        List.of("model=BERT4REC", "positions=FROM_PREDICTION", "maxLength=1", "heads=3")) {
      String[] parts = change.split("=");
      wrong = catalogue.with(wrong, parts[0], parts[1]);
    }
    assertThat(catalogue.problems(wrong)).hasSizeGreaterThan(3);
    for (SettingProblem problem : catalogue.problems(wrong)) {
      assertThat(problem.onScreen()).doesNotContain(written).doesNotContain("[", "FROM_PREDICTION");
    }
  }

  @Test
  void settingsAreFoundByNameLabelHelpAndChoice() {
    SettingDescriptor length = catalogue.setting("maxLength");
    assertThat(length.mentions("MAXLEN")).isTrue();
    assertThat(length.mentions("length seq")).isTrue();
    assertThat(length.mentions("most recent")).isTrue();
    assertThat(length.mentions("length softmax")).isFalse();
    assertThat(catalogue.setting("layout").mentions("norm before")).isTrue();
  }

  @Test
  void theBasicSettingsAreFewAndHaveWhatEverybodySets() {
    List<String> basic =
        catalogue.settings().stream()
            .filter(SettingDescriptor::basic)
            .map(SettingDescriptor::name)
            .toList();
    assertThat(basic)
        .contains("data", "model", "maxLength", "attention", "loss", "epochs", "seed")
        .doesNotContain("beta1", "epsilon", "maskStart");
    assertThat(basic.size()).isLessThanOrEqualTo(catalogue.settings().size() / 2);
  }
}
