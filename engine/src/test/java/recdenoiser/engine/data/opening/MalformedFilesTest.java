package recdenoiser.engine.data.opening;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import recdenoiser.engine.data.DataProblem;

class MalformedFilesTest {
  private static final String INTER = "user_id:token\titem_id:token\ttimestamp:float\n";

  @TempDir Path folder;

  static Stream<Arguments> textFiles() {
    return Stream.of(
        arguments("", " holds no actions, expected lines of user, item and perhaps a time."),
        arguments("\n# a b\n\n", " holds no actions"),
        arguments("\uFEFF", " holds no actions"),
        arguments(
            "a\n", ", line 1: found 1 column, expected 2 (user item) or 3 (user item timestamp)."),
        arguments("a b c d\n", ", line 1: found 4 columns, expected 2 (user item) or 3"),
        arguments(
            "a b\n\na b 3\n", ", line 3: found 3 columns, expected 2 (user item) as in line 1."),
        arguments(
            "#\na b 1\na b\na c 2\n",
            ", line 3: found 2 columns, expected 3 (user item timestamp) as in line 2."),
        arguments(
            "a b 1\na b", ", line 2: found a last line that is cut after 2 columns, expected 3"),
        arguments("a b\na", ", line 2: found a last line that is cut after 1 column, expected 2"),
        arguments("a b 1\na c later\n", ", line 2: found the time \"later\", expected seconds."),
        arguments("a b 1\na c NaN\n", ", line 2: found the time \"NaN\", expected seconds."),
        arguments(
            "a b 1\na c 1e30\n",
            ", line 2: found the time \"1e30\", expected seconds that fit 64 bits"),
        arguments(
            "a b 1\na c 1e999999999\n",
            ", line 2: found the time \"1e999999999\", expected seconds that fit"),
        arguments(
            "a b 1\na c 1e-999999999\n",
            ", line 2: found the time \"1e-999999999\", expected seconds that fit"),
        arguments("a b 0.0000000001\na c 1\n", "with at most 9 decimals."),
        arguments("a b 999999999999999999\na c 0.001\n", ", line 2: found the time \"0.001\""),
        arguments(
            "1 5\n1 \u0000\n",
            ", line 2: found a NUL byte, expected UTF-8 text; the file is binary or UTF-16."),
        arguments(
            "a b\nb c\nc d\n",
            " cannot be used: every user has only 1 action, expected sequences"));
  }

  @ParameterizedTest
  @MethodSource("textFiles")
  void aTextFileIsRefusedInOneSentence(String text, String sentence) throws IOException {
    assertRefused("data.txt", text.getBytes(StandardCharsets.UTF_8), sentence);
  }

  static Stream<Arguments> atomicFiles() {
    return Stream.of(
        arguments("", " holds no actions"),
        arguments(
            "user_id\titem_id\n1\t2\n",
            ", line 1: found \"user_id item_id\", expected a header of tab-separated name:type"),
        arguments(
            "user_id:token\trating:float\n1\t2\n",
            ", line 1: found a header of 2 columns without item_id:token, expected that column."),
        arguments(
            "item_id:token\tuser_id:float\n1\t2\n",
            " without user_id:token, expected that column."),
        arguments(INTER, " holds no actions"),
        arguments(INTER + "1\t2\n", ", line 2: found 2 columns, expected 3 as in the header."),
        arguments(
            INTER + "1\t2\t3\n1\t2",
            ", line 3: found a last line that is cut after 2 columns, expected 3 as in the header and a line break."),
        arguments(INTER + "1\t\t3\n", ", line 2: found an empty item id, expected a token."),
        arguments(INTER + "\t1\t3\n", ", line 2: found an empty user id, expected a token."),
        arguments(INTER + "1\t1\t3\n1\t2\t", ", line 3: found the time \"\", expected seconds."));
  }

  @ParameterizedTest
  @MethodSource("atomicFiles")
  void anAtomicFileIsRefusedInOneSentence(String text, String sentence) throws IOException {
    assertRefused("data.inter", text.getBytes(StandardCharsets.UTF_8), sentence);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() throws IOException {
    assertRefused(
        "data.txt",
        new byte[] {'1', ' ', '5', '\n', '1', ' ', (byte) 0xC3, '\n'},
        ", line 2: found bytes that are not UTF-8, expected UTF-8 text.");
  }

  @Test
  void aLineWithoutEndIsRefused() throws IOException {
    assertRefused(
        "data.txt",
        ("1 5\n" + "x".repeat(3 << 20)).getBytes(StandardCharsets.UTF_8),
        ", line 2: found more than 1048576 bytes without a line break, expected one action on each line.");
  }

  @Test
  void aMissingFileAndAFolderAreRefused() {
    Path missing = folder.resolve("missing.txt");
    assertThatThrownBy(() -> DataFiles.read(missing))
        .isInstanceOf(DataProblem.class)
        .hasMessage("There is no file " + missing + ", expected a data file.");
    assertThatThrownBy(() -> DataFiles.read(folder))
        .isInstanceOf(DataProblem.class)
        .hasMessage(
            folder
                + " is a folder: found no text that may hold actions, expected one; name the"
                + " file.");
  }

  @Test
  void aBrokenItemFileIsRefused() throws IOException {
    Files.writeString(folder.resolve("data.inter"), INTER + "1\t1\t1\n1\t2\t2\n");
    Files.writeString(folder.resolve("data.item"), "item_id:token\ttitle:token_seq\n1\tOne\n2");

    assertThatThrownBy(() -> DataFiles.read(folder.resolve("data.inter")))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("data.item, line 3: found a last line that is cut after 1 column");
  }

  private void assertRefused(String name, byte[] content, String sentence) throws IOException {
    Path file = Files.write(folder.resolve(name), content);

    assertThatThrownBy(() -> DataFiles.open(file))
        .isInstanceOf(DataProblem.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(sentence)
        .hasMessageEndingWith(".");
  }
}
