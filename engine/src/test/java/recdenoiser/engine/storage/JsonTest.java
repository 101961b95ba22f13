package recdenoiser.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  @TempDir Path folder;

  private enum Colour {
    RED,
    GREEN
  }

  private record Inner(int number, boolean flag, Colour colour) {}

  private record Outer(String text, List<Inner> list) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "{'text': 'a',|, line 1, column 14: it ends in the middle, expected the rest of the JSON.",
        "{'text': x}|, line 1, column 10: found the word \"x\", expected JSON.",
        "{'text' 'a'}|, line 1, column 9: found the character \"\"\" where it cannot be, expected JSON.",
        "{'text': 'a'}|, line 1, column 1, list: found nothing, expected a value.",
        "{'text': 'a', 'list': 3}"
            + "|, line 1, column 23, list: found something else, expected a list in square brackets.",
        "{'text': 'a', 'list': [], 'more': 1}"
            + "|, line 1, column 35, more: found \"more\", expected only list, text.",
        "{'text': 'a',~'list': [~{'number': 1, 'flag': true, 'colour': 'BLUE'}]}"
            + "|, line 3, column 39, list[0].colour: found \"BLUE\", expected one of RED, GREEN.",
        "{'text': 'a', 'list': [{'number': 'many', 'flag': true, 'colour': 'RED'}]}"
            + "|, line 1, column 35, list[0].number: found \"many\", expected a whole number.",
        "{'text': 'a', 'list': [{'number': 1, 'flag': null, 'colour': 'RED'}]}"
            + "|, line 1, column 46, list[0].flag: found null, expected true or false.",
        "{'text': 'a', 'list': []} {}"
            + "|, line 1, column 27: found something after the end of the JSON, expected nothing.",
        "null|: found null, expected an object in braces.",
        "[1]|: found no object, expected an object in braces."
      })
  void saysWhereAndWhatWasExpected(String json, String sentence) throws IOException {
    Path file = folder.resolve("some.json");
    Files.writeString(file, json.replace('\'', '"').replace('~', '\n'));

    assertThatThrownBy(() -> Json.read(file, Outer.class)).hasMessage(file + sentence);
  }

  @Test
  void neverSpeaksOfItsLibrary() throws IOException {
    Path file = folder.resolve("some.json");
    String whole = "{\"text\":\"a\",\"list\":[{\"number\":1,\"flag\":true,\"colour\":\"RED\"}]}";
    for (int at = 0; at < whole.length(); at++) {
      for (String instead : new String[] {"", "\u0000", "7", "\"", "{", "]", "\uD7FF"}) {
        Files.writeString(file, whole.substring(0, at) + instead + whole.substring(at + 1));
        try {
          Json.read(file, Outer.class);
        } catch (IOException e) {
          assertThat(e.getMessage())
              .startsWith(file.toString())
              .endsWith(".")
              .contains("expected")
              .doesNotContain("fasterxml", "deserialize", "recdenoiser.", "REDACTED", "token");
        }
      }
    }
  }
}
