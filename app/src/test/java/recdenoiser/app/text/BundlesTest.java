package recdenoiser.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the code asks of a bundle is in it, and what is in it is asked for. */
class BundlesTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Path TEXTS = Path.of("..", "resources", "i18n");
  private static final Pattern ASKED =
      Pattern.compile("(?:TEXTS|texts)\\s*\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "analysis-page",
        "attention",
        "chart",
        "compare-page",
        "dataset",
        "importing",
        "inspect",
        "masks",
        "preferences",
        "runs",
        "shell",
        "study-page",
        "table"
      })
  void everyTextThatIsAskedForIsThere(String bundle) {
    Texts texts = Texts.bundle(bundle);
    List<String> asked = new ArrayList<>();
    for (String source : sources(bundle)) {
      Matcher matcher = ASKED.matcher(source);
      while (matcher.find()) {
        asked.add(matcher.group(1));
      }
    }
    assertThat(asked).isNotEmpty().allMatch(texts::has);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "analysis-page",
        "attention",
        "chart",
        "compare-page",
        "dataset",
        "importing",
        "inspect",
        "masks",
        "preferences",
        "runs",
        "shell",
        "study-page",
        "table"
      })
  void noTextIsLeftOver(String bundle) throws IOException {
    String code = String.join("\n", sources(bundle));
    for (String line : Files.readAllLines(TEXTS.resolve(bundle + ".properties"))) {
      if (line.contains("=")) {
        String key = line.substring(0, line.indexOf('=')).strip();
        String stem = key.substring(0, key.lastIndexOf('.') + 1);
        boolean whole = code.contains('"' + key + '"');
        boolean composed = !stem.isEmpty() && code.contains('"' + stem + '"');
        assertThat(whole || composed).as("%s of bundle %s is used", key, bundle).isTrue();
      }
    }
  }

  private static List<String> sources(String bundle) {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(BundlesTest::read)
          .filter(
              source ->
                  source.contains("Texts.bundle(\"" + bundle + "\")")
                      || source.contains("package recdenoiser.app." + bundle + ";"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
