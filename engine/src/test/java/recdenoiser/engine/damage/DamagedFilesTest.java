package recdenoiser.engine.damage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a file holds, it is read or refused in a sentence. */
class DamagedFilesTest {
  private static final int INPUTS = 5000;
  private static final long SEED = 16_015;

  /** What a fuzzer or a campaign has found, a folder for each kind. */
  private static final Path FOUND = Path.of("src", "test", "resources", "found");

  @TempDir static Path folder;
  private static Workplace place;

  @BeforeAll
  static void makeWholeFiles() throws IOException {
    place = Workplace.make(folder);
  }

  @ParameterizedTest
  @EnumSource
  void wholeOnesAreRead(FileKind kind) throws IOException {
    assertThat(place.seeds(kind)).isNotEmpty();
    kind.read(place);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("campaign")
  void anyDamage(FileKind kind) throws IOException {
    byte[] whole = place.bytes(kind);
    List<byte[]> seeds = place.seeds(kind);
    Random random = new Random(SEED + kind.ordinal());
    int inputs = Campaign.count((INPUTS + FileKind.values().length - 1) / FileKind.values().length);
    try {
      for (int input = 0; input < inputs; input++) {
        byte[] damaged = Damage.of(seeds.get(input % seeds.size()), random);
        try {
          place.read(kind, damaged);
        } catch (RuntimeException | Error e) {
          throw new AssertionError(kept(kind, damaged) + " is not answered: " + e, e);
        }
      }
    } finally {
      Files.write(kind.in(place), whole);
    }
  }

  private static Path kept(FileKind kind, byte[] damaged) throws IOException {
    Path file = Path.of("target", "found", kind.name(), Integer.toHexString(hash(damaged)));
    Files.createDirectories(file.getParent());
    return Files.write(file, damaged);
  }

  private static int hash(byte[] bytes) {
    return Arrays.hashCode(bytes);
  }

  @Test
  void whatWasFoundOnce() throws IOException {
    for (FileKind kind : FileKind.values()) {
      byte[] whole = place.bytes(kind);
      for (Path file : found(kind)) {
        try {
          place.read(kind, Files.readAllBytes(file));
        } catch (RuntimeException | Error e) {
          throw new AssertionError(file + " is not answered: " + e, e);
        }
      }
      Files.write(kind.in(place), whole);
    }
  }

  private static List<Path> found(FileKind kind) throws IOException {
    Path files = FOUND.resolve(kind.name());
    if (!Files.isDirectory(files)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(files)) {
      return all.sorted().toList();
    }
  }
}
