package recdenoiser.engine.inspect.learned;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is asked of the bundle is in it, and what is in it is asked for. */
class LearnedTextsTest {
  private static final Path SOURCES =
      Path.of("src", "main", "java", "recdenoiser", "engine", "inspect", "learned");
  private static final Pattern KEY =
      Pattern.compile("LearnedTexts\\s*\\.format\\(\\s*\"([^\"]+)\"");

  private final ResourceBundle bundle = ResourceBundle.getBundle("i18n.learned", Locale.ROOT);

  @Test
  void textsAreThereAndInUse() throws IOException {
    List<String> asked = keys();
    assertThat(asked).isNotEmpty();
    assertThat(bundle.keySet()).allMatch(key -> asked.stream().anyMatch(key::startsWith));
    assertThat(asked)
        .allMatch(key -> bundle.keySet().stream().anyMatch(text -> text.startsWith(key)));
  }

  private static List<String> keys() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .map(LearnedTextsTest::read)
          .flatMap(source -> KEY.matcher(source).results())
          .map((MatchResult found) -> found.group(1))
          .distinct()
          .collect(Collectors.toList());
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
