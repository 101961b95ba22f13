package recdenoiser.engine.figure;

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

/** What figures ask of their bundle is in it, and what is in it is asked for. */
class FigureTextsTest {
  private static final Path SOURCES =
      Path.of("src", "main", "java", "recdenoiser", "engine", "figure");
  private static final Pattern KEY = Pattern.compile("\"((?:axis|group|heat|readout)\\.[a-z.]+)\"");

  private final ResourceBundle bundle = ResourceBundle.getBundle("i18n.figure", Locale.ROOT);

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
          .map(FigureTextsTest::read)
          .flatMap(source -> KEY.matcher(source).results())
          .map(MatchResult::group)
          .map(quoted -> quoted.substring(1, quoted.length() - 1))
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
