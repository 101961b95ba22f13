package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.train.Checkpoint;
import recdenoiser.engine.train.TrainingPosition;

/** Every state that a process can die in while it replaces a checkpoint. */
class CheckpointFoldersTest {
  @TempDir Path run;

  @Test
  void diedWhileWritingTheNewOne() throws IOException {
    save(1);
    Path unfinished = Files.createDirectory(folder().resolve("latest.unfinished-x"));
    Files.writeString(unfinished.resolve("weights.npz"), "half");

    assertHolds(1);
  }

  @Test
  void diedBeforeTheOldOneSteppedAside() throws IOException {
    save(2);
    move("latest", "latest.new");
    save(1, folder().resolve("latest"));

    assertThat(names()).contains("latest", "latest.new");
    checkpoints().repair();
    assertHolds(2);
  }

  @Test
  void diedBeforeTheNewOneTookItsPlace() throws IOException {
    save(1);
    move("latest", "latest.old");
    save(2, folder().resolve("latest.new"));

    assertThat(weight()).as("read by another program, before the repair").isEqualTo(2);
    assertHolds(2);
  }

  @Test
  void diedBeforeTheOldOneWasDeleted() throws IOException {
    save(2);
    save(1, folder().resolve("latest.old"));

    assertHolds(2);
  }

  @Test
  void onlyTheOldOneIsLeft() throws IOException {
    save(1);
    move("latest", "latest.old");

    assertThat(weight()).isEqualTo(1);
    assertHolds(1);
  }

  @Test
  void replacesAgainAndAgain() throws IOException {
    for (int weight = 1; weight <= 5; weight++) {
      save(weight);
      assertHolds(weight);
    }
  }

  @Test
  void aDamagedCheckpointIsNamed() throws IOException {
    save(1);
    Path weights = folder().resolve("latest").resolve("weights.npz");
    Files.writeString(weights, "nonsense");

    assertThatThrownBy(() -> checkpoints().read("latest"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(weights.toString());
    assertThat(checkpoints().read("best")).isEmpty();
  }

  private void assertHolds(float weight) throws IOException {
    checkpoints().repair();
    assertThat(names()).containsExactly("latest");
    assertThat(weight()).isEqualTo(weight);
    assertThat(checkpoints().read("latest").orElseThrow().log().bytes()).isEqualTo(17);
  }

  private float weight() throws IOException {
    return checkpoints().readWeights("latest").orElseThrow().get(0).values()[0];
  }

  private void save(float weight) throws IOException {
    NamedArray array = new NamedArray("weight", new int[] {1}, new float[] {weight});
    Checkpoint checkpoint =
        new Checkpoint(TrainingPosition.start(), List.of(array), List.of(array));
    checkpoints().save("latest", checkpoint, new MetricsLog.Mark(17, "of the log"));
  }

  /** Saves beside what is there, to build a state of the folder by hand. */
  private void save(float weight, Path target) throws IOException {
    Path other = Files.createDirectories(run.resolve("other"));
    new CheckpointFoldersTestRun(other).save(weight);
    Files.move(new RunFolder(other).checkpoints().resolve("latest"), target);
  }

  /** Another run to take a whole checkpoint from. */
  private record CheckpointFoldersTestRun(Path path) {
    void save(float weight) throws IOException {
      CheckpointFoldersTest test = new CheckpointFoldersTest();
      test.run = path;
      test.save(weight);
    }
  }

  private void move(String from, String to) throws IOException {
    Files.move(folder().resolve(from), folder().resolve(to));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path folder() {
    return new RunFolder(run).checkpoints();
  }

  private CheckpointFolders checkpoints() {
    return new CheckpointFolders(new RunFolder(run));
  }
}
