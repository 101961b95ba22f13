package recdenoiser.engine.run.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.storage.Json;

class AboutFileTest {
  @TempDir Path path;
  private RunFolder folder;

  @BeforeEach
  void folder() {
    folder = new RunFolder(path);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    AboutFile.change(folder, about -> about.named(" short masks ").withTags(List.of("good", "a")));
    AboutFile.change(folder, about -> about.noted("two\nlines").archived(true));

    assertThat(AboutFile.read(folder))
        .isEqualTo(new RunAbout("short masks", List.of("a", "good"), "two\nlines", true));
  }

  @Test
  void nothingIsWrittenAtFirst() throws IOException {
    assertThat(AboutFile.read(folder)).isEqualTo(RunAbout.NONE);
  }

  @Test
  void fieldsOfOthersStay() throws IOException {
    Files.writeString(AboutFile.of(folder), "{\"colour\": {\"hue\": 7}, \"tags\": [\"x\"]}");

    AboutFile.change(folder, about -> about.withTags(List.of("y")));

    var tree = Json.LINES.readTree(AboutFile.of(folder).toFile());
    assertThat(tree.at("/colour/hue").intValue()).isEqualTo(7);
    assertThat(AboutFile.read(folder).tags()).containsExactly("x", "y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "7",
        "{\"name\": 7}",
        "{\"tags\": \"x\"}",
        "{\"tags\": {\"a\": \"b\"}}",
        "{\"tags\": [7]}",
        "{\"archived\": \"yes\"}",
        "{\"format\": 99}",
        "{\"name\": \"a\\nb\"}"
      })
  void aDamagedFileIsNamedAndStaysAsItIs(String content) throws IOException {
    Files.writeString(AboutFile.of(folder), content);

    assertThatThrownBy(() -> AboutFile.change(folder, about -> about.named("new")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("about.json");
    assertThat(AboutFile.of(folder)).hasContent(content);
  }

  @Test
  void aTagHasNoComma() {
    assertThatThrownBy(() -> RunAbout.NONE.withTags(List.of("a,b")))
        .isInstanceOf(SettingProblem.class)
        .hasMessageContaining("no comma");
  }
}
