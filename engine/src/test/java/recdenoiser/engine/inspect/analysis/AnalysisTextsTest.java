package recdenoiser.engine.inspect.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text of the bundle is asked for, and there is one in German. */
final class AnalysisTextsTest {
  private static final Path SOURCES =
      Path.of("src", "main", "java", "recdenoiser", "engine", "inspect", "analysis");

  @Test
  void noTextIsLeftOverOrMissing() throws IOException {
    StringBuilder code = new StringBuilder();
    List<Path> sources;
    try (Stream<Path> files = Files.list(SOURCES)) {
      sources = files.toList();
    }
    for (Path source : sources) {
      code.append(Files.readString(source));
    }
    ResourceBundle words = ResourceBundle.getBundle("i18n.analysis", Locale.ROOT);
    for (String key : words.keySet()) {
      assertThat(code).contains('"' + key + '"');
    }
    assertThat(ResourceBundle.getBundle("i18n.analysis", Locale.GERMAN).keySet())
        .isEqualTo(words.keySet());
  }
}
