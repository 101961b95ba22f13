package recdenoiser.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text of the bundle is asked for: whole, or by its last part behind a stem. */
class StudyTextsTest {
  private static final Path SOURCES =
      Path.of("src", "main", "java", "recdenoiser", "engine", "study");

  @Test
  void noTextIsLeftOver() throws IOException {
    String code = String.join("\n", sources());
    for (String key : ResourceBundle.getBundle("i18n.study", Locale.ROOT).keySet()) {
      String stem = key.substring(0, key.lastIndexOf('.') + 1);
      String last = key.substring(stem.length());
      boolean composed = code.contains('"' + stem + '"') || key.startsWith("measure.");
      boolean known = code.contains('"' + last + '"') || last.equals(last.toUpperCase(Locale.ROOT));
      assertThat(code.contains('"' + key + '"') || known || composed)
          .as("%s is used", key)
          .isTrue();
    }
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files.filter(Files::isRegularFile).map(StudyTextsTest::read).toList();
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
