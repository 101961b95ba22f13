package recdenoiser.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** German says everything that English says, and nothing else. */
class TranslationsTest {
  private static final Path TEXTS = Path.of("..", "resources", "i18n");
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");
  private static final String COMMAND_LINE = "cli.properties";

  static Stream<String> translated() throws IOException {
    try (Stream<Path> files = Files.list(TEXTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.contains("_") && !name.equals(COMMAND_LINE))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("translated")
  void bothHaveTheSameTexts(String bundle) {
    assertThat(german(bundle).stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(english(bundle).stringPropertyNames());
  }

  @ParameterizedTest
  @MethodSource("translated")
  void bothNameTheSamePlaces(String bundle) {
    Properties german = german(bundle);
    Properties english = english(bundle);
    for (String key : english.stringPropertyNames()) {
      assertThat(places(german.getProperty(key)))
          .as("%s of %s", key, bundle)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  /** An odd apostrophe would swallow what comes after it. */
  @ParameterizedTest
  @MethodSource("translated")
  void everyPlaceIsFilled(String bundle) {
    Properties german = german(bundle);
    for (String key : german.stringPropertyNames()) {
      String text = german.getProperty(key);
      if (!places(text).isEmpty()) {
        Object[] values = {"v0", "v1", "v2", "v3", "v4", "v5"};
        String filled = new MessageFormat(text, Locale.ROOT).format(values);
        assertThat(filled).as("%s of %s", key, bundle).doesNotContainPattern(PLACE);
      }
    }
  }

  @Test
  void onlyAGermanMachineSpeaksGermanUnasked() {
    assertThat(Language.AS_SYSTEM.locale(Locale.GERMANY)).isEqualTo(Locale.GERMAN);
    assertThat(Language.AS_SYSTEM.locale(Locale.FRANCE)).isEqualTo(Locale.ROOT);
    assertThat(Language.ENGLISH.locale(Locale.GERMANY)).isEqualTo(Locale.ROOT);
    assertThat(Language.GERMAN.locale(Locale.US)).isEqualTo(Locale.GERMAN);
  }

  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties english(String bundle) {
    return read(bundle);
  }

  private static Properties german(String bundle) {
    return read(bundle.replace(".properties", "_de.properties"));
  }

  private static Properties read(String name) {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(TEXTS.resolve(name))) {
      texts.load(reader);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
