package recdenoiser.engine.data.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.opening.DataFiles;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.data.opening.SequencesInWords;

/** What is packed is there again, and what was changed is refused. */
class PackedDataTest {
  @TempDir Path folder;

  private Path packed() throws IOException {
    Path text = folder.resolve("tiny.inter");
    Files.writeString(
        text,
        "user_id:token\titem_id:token\ttimestamp:float\nÜ\tx\t2.5\nÜ\ty\t1\nb\tx\t3\nb\tz\t4\n");
    Files.writeString(
        folder.resolve("tiny.item"),
        "item_id:token\ttitle:token_seq\tgenre:token_seq\nx\tEx\tA B\nz\tZet\t\n");
    Path file = folder.resolve("tiny" + PackedData.ENDING);
    PackedData.write(file, DataFiles.read(text), "{\"a\": 1}");
    return file;
  }

  @Test
  void everythingComesBack() throws IOException {
    PackedData.Opened opened = PackedData.open(packed());
    Sequences data = opened.sequences();

    assertThat(opened.manifest()).isEqualTo("{\"a\": 1}");
    assertThat(SequencesInWords.described(data))
        .isEqualTo(SequencesInWords.described(DataFiles.read(folder.resolve("tiny.inter"))));
    assertThat(data.exactTime(0, 1)).isEqualByComparingTo("2.5");
    assertThat(data.itemLabel(data.item(0, 1))).isEqualTo("Ex");
    assertThat(data.itemLabel(data.item(0, 0))).isEqualTo("y");
    assertThat(data.itemGenres(data.item(0, 1))).isEqualTo("A|B");
    assertThat(data.itemGenres(data.item(1, 1))).isNull();
    assertThat(data.userLabel(0)).isEqualTo("Ü");
  }

  @Test
  void itIsOpenedLikeAnyOtherData() throws IOException {
    Path file = packed();

    DataSet set = DataSets.open(file.toString());

    assertThat(set.checksum()).isEqualTo(PackedData.open(file).checksum());
    assertThat(set.sequences().actionCount()).isEqualTo(4);
  }

  @Test
  void aFileThatWasCutIsRefused() throws IOException {
    Path file = packed();
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 7, 8, 50, bytes.length / 2, bytes.length - 1}) {
      Files.write(file, Arrays.copyOf(bytes, length));

      assertThatThrownBy(() -> PackedData.open(file))
          .isInstanceOf(DataProblem.class)
          .hasMessageContaining(file + " is damaged");
    }
  }

  @Test
  void oneOtherBitIsRefused() throws IOException {
    Path file = packed();
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] ^= 4;
      Files.write(file, changed);

      assertThatThrownBy(() -> PackedData.open(file)).isInstanceOf(DataProblem.class);
    }
  }

  @Test
  void aFolderThatDoesNotExistIsNamed() throws IOException {
    Sequences data = PackedData.open(packed()).sequences();
    Path nowhere = folder.resolve("no").resolve("such" + PackedData.ENDING);

    assertThatThrownBy(() -> PackedData.write(nowhere, data, ""))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("cannot be written");
  }
}
