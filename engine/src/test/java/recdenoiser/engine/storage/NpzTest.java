package recdenoiser.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpzTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Npz.Packing.class)
  void whatIsWrittenIsReadBack(Npz.Packing packing) throws IOException {
    Path file = folder.resolve("arrays.npz");
    Npz.write(file, arrays(), packing);

    Map<String, NpyArray> read = Npz.read(file);

    assertThat(read.keySet()).containsExactly("block.0.query.weight", "users", "scalar");
    assertThat(read.get("block.0.query.weight").floats())
        .containsExactly(1, Float.NaN, -3, 4, 5, 6);
    assertThat(read.get("block.0.query.weight").shape()).containsExactly(2, 3);
    assertThat(read.get("users").ints()).containsExactly(Integer.MIN_VALUE, 0, 7);
    assertThat(read.get("scalar").shape()).isEmpty();
  }

  @Test
  void theSameArraysGiveTheSameBytes() throws IOException {
    Npz.write(folder.resolve("a.npz"), arrays(), Npz.Packing.STORED);
    Npz.write(folder.resolve("b.npz"), arrays(), Npz.Packing.STORED);

    assertThat(folder.resolve("a.npz")).hasSameBinaryContentAs(folder.resolve("b.npz"));
  }

  @ParameterizedTest
  @EnumSource(Npz.Packing.class)
  void numpyOpensIt(Npz.Packing packing) throws IOException, InterruptedException {
    assumeTrue(python("import numpy") == 0, "python3 with numpy is not installed here");
    Path file = folder.resolve("arrays.npz");
    Npz.write(file, arrays(), packing);

    assertThat(
            python(
                """
                import numpy, sys
                a = numpy.load(sys.argv[1])
                assert a.files == ['block.0.query.weight', 'users', 'scalar'], a.files
                w = a['block.0.query.weight']
                assert w.dtype == numpy.float32 and w.shape == (2, 3), (w.dtype, w.shape)
                assert w[1].tolist() == [4, 5, 6] and numpy.isnan(w[0, 1]), w
                assert a['users'].dtype == numpy.int32 and a['users'].tolist() == [-2**31, 0, 7]
                assert a['scalar'].shape == () and a['scalar'] == 2.5
                """,
                file.toString()))
        .isZero();
  }

  @Test
  void whatNumpyWritesIsRead() throws IOException, InterruptedException {
    assumeTrue(python("import numpy") == 0, "python3 with numpy is not installed here");
    Path file = folder.resolve("arrays.npz");
    Path packed = folder.resolve("packed.npz");
    Path fortran = folder.resolve("fortran.npz");
    assertThat(
            python(
                """
                import numpy, sys
                w = numpy.arange(6, dtype=numpy.float32).reshape(2, 3)
                numpy.savez(sys.argv[1], w=w)
                numpy.savez_compressed(sys.argv[2], w=w, i=numpy.arange(3, dtype=numpy.int32))
                numpy.savez(sys.argv[3], w=numpy.asfortranarray(w))
                """,
                file.toString(),
                packed.toString(),
                fortran.toString()))
        .isZero();

    assertThat(Npz.read(file).get("w").floats()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(Npz.read(packed).get("w").floats()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(Npz.read(packed).get("i").ints()).containsExactly(0, 1, 2);
    assertThatThrownBy(() -> Npz.read(fortran)).hasMessageContaining("Fortran order");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../escape.npy", "a/b.npy", "/root.npy", "a\\b.npy", "..npy", "notes.txt"})
  void namesThatCouldLeaveTheFolderAreRefused(String name) throws IOException {
    Path file = folder.resolve("evil.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(npy(NpyArray.of(new int[] {1}, new float[] {1})));
    }

    assertThatThrownBy(() -> Npz.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(name)
        .hasMessageStartingWith(file.toString());
  }

  @Test
  void damagedFilesAreRefusedInOneSentence() throws IOException {
    Path file = folder.resolve("damaged.npz");
    assertThatThrownBy(() -> Npz.read(file)).isInstanceOf(IOException.class);
    Files.writeString(file, "not a zip");
    assertThatThrownBy(() -> Npz.read(file)).hasMessageStartingWith(file + " is no zip file");
  }

  @Test
  void damagedArraysAreRefusedInOneSentence() throws IOException {
    byte[] whole = npy(NpyArray.of(new int[] {2, 2}, new float[] {1, 2, 3, 4}));
    String header = new String(whole, StandardCharsets.ISO_8859_1);

    assertProblem(Arrays.copyOf(whole, whole.length - 1), "x is cut short.");
    assertProblem("hello world".getBytes(StandardCharsets.US_ASCII), "x is no NumPy array");
    assertProblem(altered(header, "<f4", "<f8"), "holds values of type <f8");
    assertProblem(altered(header, "False", "True "), "is in Fortran order");
    assertProblem(altered(header, "(2, 2), }", "(99999999, 9999999)"), "malformed shape|more than");
  }

  @Property(tries = 200)
  void anyArrayComesBack(
      @ForAll @Size(max = 50) float[] values, @ForAll @IntRange(min = 0, max = 3) int ones)
      throws IOException {
    int[] shape = new int[1 + ones];
    Arrays.fill(shape, 1);
    shape[ones / 2] = values.length;

    byte[] bytes = npy(NpyArray.of(shape, values));
    NpyArray read = Npy.read(new ByteArrayInputStream(bytes), "property", bytes.length);

    assertThat(read.shape()).isEqualTo(shape);
    assertThat(read.floats()).isEqualTo(values);
  }

  private static void assertProblem(byte[] bytes, String sentence) {
    assertThatThrownBy(() -> Npy.read(new ByteArrayInputStream(bytes), "x", bytes.length))
        .isInstanceOf(IOException.class)
        .message()
        .containsPattern(sentence);
  }

  private static byte[] altered(String array, String from, String to) {
    String padded =
        to.length() > from.length() ? from + " ".repeat(to.length() - from.length()) : from;
    assertThat(array).contains(padded);
    return array.replace(padded, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Map<String, NpyArray> arrays() {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put(
        "block.0.query.weight",
        NpyArray.of(new int[] {2, 3}, new float[] {1, Float.NaN, -3, 4, 5, 6}));
    arrays.put("users", NpyArray.of(new int[] {3}, new int[] {Integer.MIN_VALUE, 0, 7}));
    arrays.put("scalar", NpyArray.of(new int[0], new float[] {2.5f}));
    return arrays;
  }

  private static byte[] npy(NpyArray array) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Npy.write(bytes, array);
    return bytes.toByteArray();
  }

  private static int python(String program, String... arguments)
      throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 3];
    command[0] = "python3";
    command[1] = "-c";
    command[2] = program;
    System.arraycopy(arguments, 0, command, 3, arguments.length);
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (IOException e) {
      return -1;
    }
  }
}
