package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.damage.Campaign;
import recdenoiser.engine.run.RunCheck.Condition;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.storage.Npz;

/** One bit of a run's folder is another than was written. */
class FlippedBitsTest {
  private static final int FLIPS = 100;
  private static final int MANY_FLIPS = 1000;
  private static final long SEED = 4711;

  @TempDir Path folder;

  @Test
  void everyOneThatCouldChangeAResultIsFound() throws IOException {
    flipAndCheck(FLIPS);
  }

  @Test
  @Tag("campaign")
  void soIsEveryOneOfMany() throws IOException {
    flipAndCheck(Campaign.count(MANY_FLIPS));
  }

  private void flipAndCheck(int flips) throws IOException {
    Path run = finished();
    assertThat(RunCheck.of(run))
        .extracting(RunCheck.Finding::condition)
        .containsOnly(Condition.WHOLE);
    List<Path> files = files(run);
    Random places = new Random(SEED);
    for (int flip = 0; flip < flips; flip++) {
      Path file = files.get(flip % files.size());
      byte[] whole = Files.readAllBytes(file);
      int at = places.nextInt(whole.length);
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << places.nextInt(8));
      Files.write(file, flipped);
      assertThat(isFound(run) || saysTheSame(file, whole, flipped))
          .as("byte %d of %s", at, run.relativize(file))
          .isTrue();
      Files.write(file, whole);
    }
  }

  private static boolean isFound(Path run) {
    return RunCheck.of(run).stream().anyMatch(finding -> finding.condition() != Condition.WHOLE);
  }

  /** Blanks of JSON, and what an archive says of itself beside its arrays. */
  private static boolean saysTheSame(Path file, byte[] whole, byte[] flipped) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(".json")) {
      return Json.LINES.readTree(whole).equals(Json.LINES.readTree(flipped));
    }
    if (!name.endsWith(".npz")) {
      return false;
    }
    String found = arrays(file);
    Files.write(file, whole);
    return found.equals(arrays(file));
  }

  private static String arrays(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    Npz.read(file)
        .forEach(
            (name, array) ->
                text.append(name)
                    .append(Arrays.toString(array.shape()))
                    .append(Arrays.toString(array.floats()))
                    .append(Arrays.toString(array.ints())));
    return text.toString();
  }

  private Path finished() throws IOException {
    ExperimentRun run =
        ExperimentRun.create(
            SmallData.config(SmallData.write(folder)).with("epochs", "3"),
            folder.resolve("runs"),
            1,
            RunInAProcess.LEARNERS);
    run.execute(event -> {});
    return run.folder();
  }

  private static List<Path> files(Path run) throws IOException {
    try (Stream<Path> all = Files.walk(run)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("run.lock") && !file.endsWith("log.txt"))
          .sorted()
          .toList();
    }
  }
}
