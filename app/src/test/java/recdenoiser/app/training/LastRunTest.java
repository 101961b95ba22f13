package recdenoiser.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.app.testing.MemoryPreferences;

class LastRunTest {
  private final LastRun lastRun = new LastRun(new MemoryPreferences());

  @Test
  void aFolderIsRememberedAsLongAsItIsThere(@TempDir Path folder) throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    assertThat(lastRun.folder()).isEmpty();
    lastRun.remember(run);
    assertThat(lastRun.folder()).contains(run.toAbsolutePath().normalize());
    Files.delete(run);
    assertThat(lastRun.folder()).isEmpty();
  }

  @Test
  void aFolderCanBeForgotten(@TempDir Path folder) {
    lastRun.remember(folder);
    lastRun.forget();
    assertThat(lastRun.folder()).isEmpty();
  }
}
