package recdenoiser.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyIntsTest {
  private static final int HEADER = 128;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("matrix.npy");
  }

  @Test
  void isTheFormatOfNumPy() throws IOException {
    new NpyInts(2, 3, new int[] {1, 2, 3, -1, 256, Integer.MAX_VALUE}).write(file);

    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes)
        .hasSize(HEADER + 6 * 4)
        .startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
    assertThat(new String(bytes, 10, 118, StandardCharsets.US_ASCII))
        .startsWith("{'descr': '<i4', 'fortran_order': False, 'shape': (2, 3), } ")
        .endsWith(" \n");
    assertThat(Arrays.copyOfRange(bytes, HEADER + 12, bytes.length))
        .containsExactly(-1, -1, -1, -1, 0, 1, 0, 0, -1, -1, -1, 127);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    int[] values = {5, 4, 3, 2, 1, 0};
    new NpyInts(3, 2, values).write(file);

    NpyInts read = NpyInts.read(file);

    assertThat(read.rows()).isEqualTo(3);
    assertThat(read.columns()).isEqualTo(2);
    assertThat(read.values()).containsExactly(values);
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    new NpyInts(3, 2, new int[6]).write(file);
    byte[] whole = Files.readAllBytes(file);

    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> NpyInts.read(file))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(file.toString())
          .hasMessageEndingWith(".");
    }
  }

  @Test
  void anotherKindOfArrayIsRefused() throws IOException {
    new NpyInts(1, 1, new int[1]).write(file);
    String floats = Files.readString(file, StandardCharsets.ISO_8859_1).replace("<i4", "<f4");
    Files.writeString(file, floats, StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> NpyInts.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " is not a row-major NumPy matrix of 32-bit integers.");
  }
}
