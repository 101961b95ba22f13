package recdenoiser.engine.data.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static recdenoiser.engine.data.importing.Downloads.gzip;
import static recdenoiser.engine.data.importing.Downloads.imported;
import static recdenoiser.engine.data.importing.Downloads.inWords;
import static recdenoiser.engine.data.importing.Downloads.text;
import static recdenoiser.engine.data.importing.Downloads.zip;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Doubt;

/**
 * What cannot be imported is answered with a sentence: where, what was found, what was expected.
 */
class BadInputTest {
  private static final String GOOD = "user,item,timestamp\na,x,1\na,y,2\nb,x,3\n";

  @TempDir Path folder;

  private AbstractThrowableAssert<?, ?> refused(Path file) {
    return assertThatThrownBy(() -> imported(file))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
    assertThat(inWords(imported(text(folder, "bom.csv", "\uFEFF" + GOOD)).sequences()))
        .containsExactly("a: x@1 y@2", "b: x@3");
    assertThat(inWords(imported(text(folder, "bom.txt", "\uFEFF1 2\n1 3\n")).sequences()))
        .containsExactly("1: 2 3");
  }

  @Test
  void utf16() throws IOException {
    Path file = folder.resolve("utf16.csv");
    Files.write(file, ("\uFEFF" + GOOD).getBytes(StandardCharsets.UTF_16LE));

    assertThat(Downloads.imported(file).reading().doubts())
        .contains(Doubt.of(Doubt.Kind.ENCODING, "UTF-16"));
  }

  @Test
  void anEncodingThatIsNotUtf8IsNamedByItsLine() throws IOException {
    Path early = folder.resolve("damaged.csv");
    String good = GOOD + "müller,x,4\nMüller,x,4\n";
    try (OutputStream out = Files.newOutputStream(early)) {
      out.write(good.getBytes(StandardCharsets.UTF_8));
      out.write("müller,x,4\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    Path late = folder.resolve("late.csv");
    try (OutputStream out = Files.newOutputStream(late)) {
      out.write(GOOD.getBytes(StandardCharsets.UTF_8));
      byte[] line = "c,ü,4\n".getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 500_000; i++) {
        out.write(line);
      }
      out.write("müller,x,4\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    refused(early).hasMessageContaining("line 7: found bytes that are not UTF-8");
    refused(late).hasMessageContaining("line 500005: found bytes that are not UTF-8");
  }

  @Test
  void mixedSeparators() throws IOException {
    refused(text(folder, "mixed.csv", GOOD + "b;z;4\nb;y;5\n"))
        .hasMessageContaining("2 of 5 lines were not understood")
        .hasMessageContaining("line 5: found 1 column, expected 3 as in the first line");
  }

  @Test
  void missingAndExtraColumns() throws IOException {
    refused(text(folder, "missing.csv", GOOD + "b,z\n"))
        .hasMessageContaining("line 5: found 2 columns, expected 3");
    refused(text(folder, "extra.csv", GOOD + "b,z,5,6\n"))
        .hasMessageContaining("line 5: found 4 columns, expected 3");
  }

  @Test
  void anEmptyFileAndOneOfBlankLines() throws IOException {
    refused(text(folder, "empty.csv", "")).hasMessageContaining("is empty");
    refused(text(folder, "blank.csv", "\n\n  \n")).hasMessageContaining("is empty");
  }

  @Test
  void aHeaderAlone() throws IOException {
    refused(text(folder, "header.csv", "user,item,timestamp\n"))
        .hasMessageContaining("holds no actions");
  }

  @Test
  void aGzipThatWasCut() throws IOException {
    StringBuilder lines = new StringBuilder("user,item,timestamp\n");
    for (int i = 0; i < 50_000; i++) {
      lines
          .append("u")
          .append(i % 977)
          .append(",i")
          .append(i * 31 % 1009)
          .append(',')
          .append(i)
          .append('\n');
    }
    Path file = gzip(folder, "cut.csv.gz", lines.toString());
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    refused(file).hasMessageContaining("it ends in the middle, so the archive was cut");
  }

  @Test
  void titlesThatWereCutAreNamed() throws IOException {
    Path actions = text(folder, "reviews_Toys.csv", GOOD);
    Path titles = gzip(folder, "meta_Toys.json.gz", "{\"asin\": \"x\", \"title\": \"Ex\"}\n");
    byte[] bytes = Files.readAllBytes(titles);
    Files.write(titles, Arrays.copyOf(bytes, bytes.length - 12));

    assertThatThrownBy(() -> imported(actions))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("meta_Toys.json.gz cannot be read: it ends in the middle");
  }

  @Test
  void aZipWhoseNamesClimbOutOfTheFolder() throws IOException {
    for (String name :
        new String[] {
          "../ratings.csv",
          "a/../../ratings.csv",
          "/etc/ratings.csv",
          "C:\\ratings.csv",
          "..\\x.csv"
        }) {
      refused(zip(folder, "evil.zip", name, GOOD))
          .hasMessageContaining("is refused: found the entry");
    }
    refused(zip(folder, "evil.zip", "ratings.csv", GOOD, "../other", "x"))
        .hasMessageContaining("\"../other\"");
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("evil.zip");
    }
  }

  @Test
  void aZipThatWasCutAndOneWithoutText() throws IOException {
    Path file = zip(folder, "cut.zip", "ratings.csv", GOOD);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 10));

    refused(file).hasMessageContaining("its zip is damaged or was cut");
    refused(zip(folder, "none.zip", "picture.png", "x"))
        .hasMessageContaining("found no text in the zip, expected one of picture.png");
  }

  @Test
  void whatUnpacksWithoutEnd() throws IOException {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            return length;
          }
        };

    try (InputStream in = MeteredStream.ofUnpacked("bomb.zip!x.csv", endless, 1000, -1)) {
      byte[] buffer = new byte[1 << 20];
      assertThatThrownBy(
              () -> {
                while (in.read(buffer) > 0) {
                  // until it is refused
                }
              })
          .isInstanceOf(DataProblem.class)
          .hasMessageContaining("bomb.zip!x.csv is refused: its 1,000 bytes unpack to more than")
          .hasMessageContaining("at most 200 times");
    }
  }

  @Test
  void negativeAndAbsurdTimes() throws IOException {
    refused(text(folder, "negative.csv", GOOD + "b,z,-5\n"))
        .hasMessageContaining("line 5: found the time \"-5\", expected none before its beginning");
    refused(text(folder, "late.csv", GOOD + "b,z,99999999999999999\n"))
        .hasMessageContaining("perhaps it is counted in a smaller unit");
    refused(text(folder, "exponent.csv", GOOD + "b,z,1e999999999\n"))
        .hasMessageContaining("line 5: found the time \"1e999999999\"");
    refused(text(folder, "words.csv", GOOD + "b,z,NaN\n"))
        .hasMessageContaining("found the time \"NaN\", expected seconds");
  }

  @Test
  void timesOf15DigitsKeepThemAll() throws IOException {
    Path file =
        text(
            folder,
            "floats.csv",
            "user,item,timestamp\na,y,1468891234.12346\na,x,1468891234.12345\na,z,1.46889123412344E9\n");

    assertThat(inWords(imported(file).sequences()))
        .containsExactly("a: z@1468891234.12344 x@1468891234.12345 y@1468891234.12346");
  }

  @Test
  void aLineWithoutEnd() throws IOException {
    Path csv = folder.resolve("long.csv");
    Path blanks = folder.resolve("long.txt");
    byte[] part = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    for (Path file : new Path[] {csv, blanks}) {
      String begin =
          file.equals(csv)
              ? "user,item,timestamp\n" + "a,x,1\n".repeat(300) + "c,\""
              : "1 2\n1 3\n1 ";
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(begin.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 5; i++) {
          out.write(part);
        }
      }
    }

    refused(csv).hasMessageContaining("line 302: found a record of more than 1,048,576 characters");
    refused(blanks)
        .hasMessageContaining("line 3: found more than 1048576 bytes without a line break");
  }

  @Test
  void aNameOfAThousandAndOneBytes() throws IOException {
    refused(text(folder, "name.csv", GOOD + "x".repeat(1001) + ",z,4\n"))
        .hasMessageContaining("found a name of 1001 bytes for the user, expected at most 1000");
  }

  @Test
  void aFolderAndAFileThatIsNot() {
    refused(folder).hasMessageContaining("is a folder, expected a data file");
    refused(folder.resolve("nothing.csv")).hasMessageContaining("There is no file");
  }

  @Test
  void archivesOfOtherKinds() throws IOException {
    Path file = folder.resolve("x.7z");
    Files.write(file, new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C});

    refused(file).hasMessageContaining("found a 7z archive, expected text, plain or in .gz");
  }

  @Test
  void recordsThatAreNoneAndRecordsOfSomethingElse() throws IOException {
    refused(
            text(
                folder,
                "half.json",
                "{\"user_id\": 1, \"asin\": 2, \"timestamp\": 3}\n{\"user_id\": 1,\n"))
        .hasMessageContaining("line 2: found what is no JSON object");
    refused(text(folder, "other.json", "{\"name\": 1, \"age\": 2}\n"))
        .hasMessageContaining("found a record of age, name, expected a user such as reviewerID");
    refused(text(folder, "array.json", "[{\"user_id\": 1}]\n"))
        .hasMessageContaining("found a record of user_id, expected a user such as reviewerID");
    refused(text(folder, "numbers.json", "[1, 2, 3]\n"))
        .hasMessageContaining("expected one record a line, or columns");
    refused(
            text(
                folder,
                "deep.json",
                "{\"user_id\": 1, \"asin\": 2, \"x\": " + "[".repeat(5000) + "\n"))
        .hasMessageContaining("line 1: found what is no JSON object");
  }
}
