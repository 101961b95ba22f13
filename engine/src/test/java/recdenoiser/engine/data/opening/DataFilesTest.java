package recdenoiser.engine.data.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.Sequences;

class DataFilesTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Sequences read(String text) throws IOException {
    return DataFiles.read(file("data.txt", text));
  }

  @Test
  void numbersUsersAndItemsInOrderOfFirstAppearance() throws IOException {
    Sequences data = read("9 70\n9 30\n2 30\n2 10\n9 10\n");

    assertThat(SequencesInWords.described(data)).containsExactly("9: 70 30 10", "2: 30 10");
    assertThat(data.itemsOf(0)).containsExactly(1, 2, 3);
    assertThat(data.itemsOf(1)).containsExactly(2, 3);
    assertThat(data.hasTimes()).isFalse();
    assertThat(data.name()).isEqualTo("data");
  }

  @Test
  void sortsByTimeAndKeepsTheOrderOfTheFileWhereTimesAreEqual() throws IOException {
    Sequences data = read("a x 30\na y 10\nb x 5\na z 10\na w 20\nb v 5\na v 10\n");

    assertThat(SequencesInWords.described(data)).containsExactly("a: y z v w x", "b: x v");
    assertThat(data.time(0, 0)).isEqualTo(10);
    assertThat(data.time(0, 4)).isEqualTo(30);
  }

  @Test
  void keepsDecimalTimesThatNoFloatCanTellApart() throws IOException {
    Sequences data =
        read("a x 1700000000.000000003\na y 1700000000.000000001\na z 1700000000\na w -0.5\n");

    assertThat(SequencesInWords.described(data)).containsExactly("a: w z y x");
    assertThat(data.exactTime(0, 2)).isEqualByComparingTo(new BigDecimal("1700000000.000000001"));
    assertThat(data.exactTime(0, 1)).isEqualByComparingTo(new BigDecimal("1700000000"));
    assertThat(data.time(0, 3)).isEqualTo(1700000000);
    assertThat(data.time(0, 0)).isEqualTo(-1);
  }

  @Test
  void readsWhatAnyEditorMayHaveMadeOfAFile() throws IOException {
    Sequences data = read("\uFEFF# user item\r\n\r\n  a \t x  \r\n \t\r\na y\r\n#b z\na  z");

    assertThat(SequencesInWords.described(data)).containsExactly("a: x y z");
  }

  @Test
  void takesAnyTokenForAnId() throws IOException {
    Sequences data = read("Zoë B00-Ü\nZoë 1099511627776\nZoë 日本\n");

    assertThat(SequencesInWords.described(data)).containsExactly("Zoë: B00-Ü 1099511627776 日本");
  }

  @Test
  void readsLinesAcrossTheEdgesOfTheBuffer() throws IOException {
    StringBuilder text = new StringBuilder();
    String longId = "x".repeat(200_000);
    for (int line = 0; line < 5; line++) {
      text.append("u ").append(longId).append(line % 3).append('\n');
    }
    Sequences data = read(text.toString());

    assertThat(data.actionCount()).isEqualTo(5);
    assertThat(data.itemsOf(0)).containsExactly(1, 2, 3, 1, 2);
    assertThat(data.itemToken(3)).isEqualTo(longId + "2");
  }

  @Test
  void readsAtomicFilesWithColumnsInAnyOrder() throws IOException {
    Path inter =
        file(
            "shop.inter",
            "rating:float\ttimestamp:float\titem_id:token\tuser_id:token\n"
                + "3\t881250949.0\t7\tanna\n"
                + "5\t881250948.5\t1099511627776\tanna\n");

    Sequences data = DataFiles.read(inter);

    assertThat(SequencesInWords.described(data)).containsExactly("anna: 1099511627776 7");
    assertThat(data.hasTitles()).isFalse();
  }

  @Test
  void knowsAnAtomicFileByItsHeader() throws IOException {
    Sequences data = read("user_id:token\titem_id:token\nanna\tx y\nanna\tz\n");

    assertThat(data.itemLabel(1)).isEqualTo("x y");
    assertThat(data.actionCount()).isEqualTo(2);
  }

  @Test
  void takesTitlesAndYearsFromTheItemFileBeside() throws IOException {
    file(
        "films.item",
        "item_id:token\tclass:token_seq\tmovie_title:token_seq\trelease_year:token\n"
            + "7\tDrama\tToy Story\t1995\n8\tDrama\tHeat (1995)\t1995\n9\tDrama\tAlien\t\n");
    Path inter = file("films.inter", "user_id:token\titem_id:token\na\t9\na\t7\na\t8\na\t6\n");

    Sequences data = DataFiles.read(inter);

    assertThat(data.itemLabel(1)).isEqualTo("Alien");
    assertThat(data.itemLabel(2)).isEqualTo("Toy Story (1995)");
    assertThat(data.itemLabel(3)).isEqualTo("Heat (1995)");
    assertThat(data.itemLabel(4)).as("an item without a title").isEqualTo("6");
    assertThat(data.itemToken(2)).isEqualTo("7");
  }

  @Test
  void takesTheFirstSequenceOfTokensForTheTitleWhereNoColumnIsNamedSo() throws IOException {
    file("beers.item", "item_id:token\tbrewery:token\tlabel:token_seq\n1\tb\tDark Ale\n");
    Path inter = file("beers.inter", "user_id:token\titem_id:token\na\t1\na\t1\n");

    assertThat(DataFiles.read(inter).itemLabel(1)).isEqualTo("Dark Ale");
  }

  @Test
  void givesTheChecksumOfTheBytes() throws IOException {
    Path path = file("data.txt", "a x\na y\n");

    DataSet data = DataFiles.open(path);

    // printf 'a x\na y\n' | sha256sum
    assertThat(data.checksum())
        .isEqualTo("162587213981ce62107066d274d538cee26cfb9eab740a2d4c5e29405497744f");
    assertThat(data.source()).isEqualTo(path.toString());
    assertThat(data.rawActions()).isEqualTo(2);
  }

  @Test
  void readsUtf8WhateverTheDefaultIs() throws IOException {
    Path path = folder.resolve("latin.txt");
    Files.write(path, "a \u00e9\na b\n".getBytes(StandardCharsets.UTF_8));

    assertThat(DataFiles.read(path).itemToken(1)).isEqualTo("é");
  }
}
