package recdenoiser.engine.data.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.data.DataProblem;

/** A disk that fills during the import is named, and nothing half is left on it. */
class FullDiskTest {
  private static final int DISK = 64 * 1024;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeMoreThanTheDiskHolds() throws IOException {
    StringBuilder lines = new StringBuilder("user,item,timestamp\n");
    for (int line = 0; line < 20_000; line++) {
      lines.append(line % 500).append(',').append(line % 900).append(',').append(line).append('\n');
    }
    file = Files.writeString(folder.resolve("log.csv"), lines);
  }

  @Test
  void inMemory() throws IOException {
    Configuration small = Configuration.unix().toBuilder().setMaxSize(DISK).build();
    try (FileSystem disk = Jimfs.newFileSystem(small)) {
      failsAndLeavesNothing(Files.createDirectory(disk.getPath("/out")));
    }
  }

  @Test
  void whileLinesThatAreLeftOutAreWritten() throws IOException {
    Files.writeString(file, Files.readString(file).replace(",9,", ",,"));
    Configuration tiny = Configuration.unix().toBuilder().setMaxSize(8 * 1024).build();
    try (FileSystem disk = Jimfs.newFileSystem(tiny)) {
      Path out = Files.createDirectory(disk.getPath("/out"));
      Files.write(out.resolve("ballast"), new byte[4 * 1024]);

      assertThatThrownBy(() -> run(out))
          .isInstanceOf(DataProblem.class)
          .hasMessageContaining("/out/log-")
          .hasMessageContaining("cannot be written: ");
      assertThat(filesIn(out)).containsExactly("ballast");
    }
  }

  /** A real one, where the test may mount it. */
  @Test
  void mounted() throws IOException, InterruptedException {
    Path out = Files.createDirectory(folder.resolve("small"));
    assumeTrue(
        command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", out.toString()),
        "A disk of 64 kB can be mounted.");
    try {
      failsAndLeavesNothing(out);
    } finally {
      command("umount", out.toString());
    }
  }

  private void failsAndLeavesNothing(Path out) throws IOException {
    assertThatThrownBy(() -> run(out))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining(out.resolve("log-").toString())
        .hasMessageContaining(".recdata cannot be written: ");
    assertThat(filesIn(out)).isEmpty();
  }

  private void run(Path out) {
    new ImportJob(file, Importer.plan(file, ""), ImportRecipe.PLAIN, "log", out)
        .run(ImportWatch.NONE);
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(one -> one.getFileName().toString()).toList();
    }
  }

  private static boolean command(String... words) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
